using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>Building blocks of networks.</summary>
        public static partial class nn
        {
            /// <summary>A tensor that a module learns. Takes over <paramref name="data"/>, which is invalid afterwards.</summary>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

            /// <summary>Functions without state.</summary>
            public static partial class functional
            {
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns: its parameters() find it.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes over the native tensor of <paramref name="data"/>, which is invalid afterwards.</summary>
        public Parameter(Tensor data, bool requires_grad = true) : base(Leaf(data))
        {
            DetachFromDisposeScope();
            this.requires_grad = requires_grad;
        }

        static Interop.TensorHandle Leaf(Tensor data)
        {
            ArgumentNullException.ThrowIfNull(data);
            if (data.is_leaf) return data.TakeHandle();
            using var leaf = data.detach();
            data.Dispose();
            return leaf.TakeHandle();
        }
    }
}
