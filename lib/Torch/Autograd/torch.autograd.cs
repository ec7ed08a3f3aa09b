using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public static partial class autograd
    {
        /// <summary>Gradients of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>.</summary>
        /// <param name="outputs">What is differentiated; each a number, or weighted by <paramref name="grad_outputs"/>.</param>
        /// <param name="inputs">What it is differentiated by.</param>
        /// <param name="grad_outputs">Weights of the outputs, of their shapes; null for numbers.</param>
        /// <param name="retain_graph">Whether the recorded operators are kept for another call.</param>
        /// <param name="create_graph">Whether the gradients are recorded themselves, for derivatives of higher order.</param>
        /// <param name="allow_unused">Whether an input may be unused: its gradient is then null instead of an error.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(inputs);
            if (grad_outputs is not null && grad_outputs.Count != outputs.Count)
                throw new ArgumentException($"{grad_outputs.Count} gradients for {outputs.Count} outputs", nameof(grad_outputs));
            using var held = new HeldTensors(outputs, "autograd.grad");
            using var heldGrads = new HeldTensors(grad_outputs, "autograd.grad");
            using var heldInputs = new HeldTensors(inputs, "autograd.grad");
            var results = new NativeResult[inputs.Count];
            fixed (NativeResult* target = results)
            fixed (nint* o = held.Pointers, g = heldGrads.Pointers, i = heldInputs.Pointers)
                NativeErrors.Check(NativeMethods.ft_grad(
                    o, g, held.Count, i, heldInputs.Count, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, target), "autograd.grad");
            return Array.ConvertAll(results, result => Tensor.TakeOrNull(result)!);
        }

        /// <summary>Adds the gradients of the sum of tensors to every leaf they were computed from.</summary>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Adds the gradients of a tensor to every leaf it was computed from.</summary>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Adds the gradients of a tensor to every leaf it was computed from.</summary>
        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        internal static unsafe void Backward(IList<Tensor> tensors, IList<Tensor>? grads, bool retain, bool create, IList<Tensor>? inputs)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (grads is not null && grads.Count != tensors.Count)
                throw new ArgumentException($"{grads.Count} gradients for {tensors.Count} tensors", nameof(grads));
            using var held = new HeldTensors(tensors, "backward");
            using var heldGrads = new HeldTensors(grads, "backward");
            using var heldInputs = new HeldTensors(inputs, "backward");
            fixed (nint* t = held.Pointers, g = heldGrads.Pointers, i = heldInputs.Pointers)
                NativeErrors.Check(NativeMethods.ft_backward(t, g, held.Count, retain ? 1 : 0, create ? 1 : 0, i, heldInputs.Count), "backward");
        }
    }
}
