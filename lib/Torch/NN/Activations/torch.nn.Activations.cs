namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>max(x, 0).</summary>
        public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);
        /// <summary>min(max(x, 0), 6).</summary>
        public static Modules.ReLU6 ReLU6(bool inplace = false) => new(inplace);
        /// <summary>1 / (1 + e⁻ˣ).</summary>
        public static Modules.Sigmoid Sigmoid() => new();
        /// <summary>Hyperbolic tangent.</summary>
        public static Modules.Tanh Tanh() => new();
        /// <summary>x where positive, <c>negative_slope</c> · x elsewhere.</summary>
        public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
        /// <summary>x where positive, alpha (eˣ - 1) elsewhere.</summary>
        public static Modules.ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        /// <summary>Self-normalizing exponential linear unit: Klambauer et al. 2017.</summary>
        public static Modules.SELU SELU(bool inplace = false) => new(inplace);
        /// <summary>max(x, 0) + min(alpha (e^(x / alpha) - 1), 0).</summary>
        public static Modules.CELU CELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
        /// <summary>x Φ(x), Φ the normal distribution function: Hendrycks and Gimpel 2016.</summary>
        public static Modules.GELU GELU() => new();
        /// <summary>x / (1 + e⁻ˣ).</summary>
        public static Modules.SiLU SiLU(bool inplace = false) => new(inplace);
        /// <summary>x tanh(ln(1 + eˣ)).</summary>
        public static Modules.Mish Mish(bool inplace = false) => new(inplace);
        /// <summary>ln(1 + e^(beta x)) / beta; x where beta x is above the threshold.</summary>
        public static Modules.Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);
        /// <summary>x / (1 + |x|).</summary>
        public static Modules.Softsign Softsign() => new();
        /// <summary>x - tanh x.</summary>
        public static Modules.Tanhshrink Tanhshrink() => new();
        /// <summary>ln(1 / (1 + e⁻ˣ)).</summary>
        public static Modules.LogSigmoid LogSigmoid() => new();
        /// <summary>x held between <c>min_val</c> and <c>max_val</c>.</summary>
        public static Modules.Hardtanh Hardtanh(double min_val = -1.0, double max_val = 1.0, bool inplace = false) => new(min_val, max_val, inplace);
        /// <summary>clamp((x + 3) / 6, 0, 1).</summary>
        public static Modules.Hardsigmoid Hardsigmoid(bool inplace = false) => new(inplace);
        /// <summary>x clamp((x + 3) / 6, 0, 1).</summary>
        public static Modules.Hardswish Hardswish(bool inplace = false) => new(inplace);
        /// <summary>x where at least lambda in absolute value, else 0.</summary>
        public static Modules.Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);
        /// <summary>x moved towards 0 by lambda.</summary>
        public static Modules.Softshrink Softshrink(double lambda = 0.5) => new(lambda);
        /// <summary>x where above the threshold, else <c>value</c>.</summary>
        public static Modules.Threshold Threshold(double threshold, double value, bool inplace = false) => new(threshold, value, inplace);
        /// <summary>a σ(b) for the two halves a, b of a dimension.</summary>
        public static Modules.GLU GLU(long dim = -1) => new(dim);
    }
}
