using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operators on this tensor are recorded for gradients.</summary>
        public bool requires_grad
        {
            get => Info().RequiresGrad;
            set => NativeCalls.RequiresGrad(_handle, value);
        }

        /// <summary>Sets whether operators on this tensor are recorded; returns this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether operators on this tensor are recorded; returns this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The gradient that <see cref="backward()"/> summed up here, or null.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                NativeResult result = default;
                NativeErrors.Check(NativeMethods.ft_tensor_grad(_handle, &result), "grad");
                return TakeOrNull(result);
            }
            set => NativeErrors.Check(NativeMethods.ft_tensor_set_grad(_handle, value?._handle ?? TensorHandle.Nothing), "grad");
        }

        /// <summary>Adds the gradients of this tensor, which must hold one element, to every leaf it was computed from.</summary>
        public void backward() => autograd.Backward([this], null, false, false, null);

        /// <summary>Adds the gradients of this tensor to every leaf it was computed from.</summary>
        /// <param name="grad_tensors">The gradient of the end result with respect to this tensor, in a list of one.</param>
        /// <param name="retain_graph">Whether the recorded operators are kept for another call.</param>
        /// <param name="create_graph">Whether the gradients are recorded themselves.</param>
        /// <param name="inputs">The leaves to add to; null means all.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.Backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);

        /// <summary>Keeps the gradient of this tensor although it is not a leaf.</summary>
        public void retain_grad() => Aten.retain_grad.CallAny(this);

        /// <summary>True when the gradient is kept although the tensor is not a leaf.</summary>
        public bool retains_grad => Aten.retains_grad.CallValue<bool>(this);
    }
}
