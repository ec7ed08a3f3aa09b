using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>eˣ / Σ eˣ over a dimension.</summary>
        public static Modules.Softmax Softmax(long dim) => new(dim);

        /// <summary>ln(eˣ / Σ eˣ) over a dimension.</summary>
        public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);

        /// <summary>e⁻ˣ / Σ e⁻ˣ over a dimension.</summary>
        public static Modules.Softmin Softmin(long dim) => new(dim);

        public static partial class functional
        {
            /// <summary>eˣ / Σ eˣ over a dimension.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Aten.softmax_int.Call(input, dim, dtype);

            /// <summary>ln(eˣ / Σ eˣ) over a dimension.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => Aten.log_softmax_int.Call(x, dim);

            /// <summary>e⁻ˣ / Σ e⁻ˣ over a dimension.</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = x.neg();
                return Aten.softmax_int.Call(negative, dim);
            }
        }
    }
}
