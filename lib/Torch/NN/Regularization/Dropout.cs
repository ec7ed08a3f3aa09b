using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>While training, sets each element to zero with probability p and divides the others by 1 - p.</summary>
            public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>While training, sets each element to zero with probability p and divides the others by 1 - p.</summary>
                public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    inplace ? Aten.dropout_.CallInPlace(input, p, training) : Aten.dropout.Call(input, p, training);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>While training, sets each element to zero with probability p and divides the others by 1 - p: Srivastava et al. 2014.</summary>
    public sealed class Dropout : nn.Module<Tensor, Tensor>
    {
        readonly double _p;
        readonly bool _inplace;

        internal Dropout(double p, bool inplace) : base(nameof(Dropout))
        {
            _p = Probability(p);
            _inplace = inplace;
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.dropout(input, _p, training, _inplace);

        internal static double Probability(double p) =>
            p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "a probability lies in [0, 1]");
    }
}
