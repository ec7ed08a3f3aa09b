using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>While training, sets whole channels of [n, channels, length] to zero with probability p and divides the others by 1 - p.</summary>
        public static Modules.Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(p, inplace);
        /// <summary>While training, sets whole channels of [n, channels, height, width] to zero with probability p and divides the others by 1 - p: Tompson et al. 2015.</summary>
        public static Modules.Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
        /// <summary>While training, sets whole channels of [n, channels, depth, height, width] to zero with probability p and divides the others by 1 - p.</summary>
        public static Modules.Dropout3d Dropout3d(double p = 0.5, bool inplace = false) => new(p, inplace);
        /// <summary>Dropout that keeps mean and variance after SELU: Klambauer et al. 2017.</summary>
        public static Modules.AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        public static partial class functional
        {
            /// <summary>While training, sets whole channels of [n, channels, length] to zero with probability p and divides the others by 1 - p.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.feature_dropout_.CallInPlace(input, p, training) : Aten.feature_dropout.Call(input, p, training);
            /// <summary>While training, sets whole channels of [n, channels, height, width] to zero with probability p and divides the others by 1 - p: Tompson et al. 2015.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.feature_dropout_.CallInPlace(input, p, training) : Aten.feature_dropout.Call(input, p, training);
            /// <summary>While training, sets whole channels of [n, channels, depth, height, width] to zero with probability p and divides the others by 1 - p.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.feature_dropout_.CallInPlace(input, p, training) : Aten.feature_dropout.Call(input, p, training);
            /// <summary>Dropout that keeps mean and variance after SELU: Klambauer et al. 2017.</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.alpha_dropout_.CallInPlace(input, p, training) : Aten.alpha_dropout.Call(input, p, training);
        }
    }
}
