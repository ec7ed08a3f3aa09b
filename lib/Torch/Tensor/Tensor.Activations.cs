using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Aten.relu.Unary(this);
        /// <summary>max(x, 0) in place; returns this tensor.</summary>
        public Tensor relu_() => Aten.relu_.CallInPlace(this);
        /// <summary>min(max(x, 0), 6).</summary>
        public Tensor relu6() => Aten.relu6.Unary(this);
        /// <summary>x where positive, <paramref name="negative_slope"/> · x elsewhere.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Aten.leaky_relu.Call(this, negative_slope);
        /// <summary>x where positive, alpha (eˣ - 1) elsewhere.</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.elu.Call(this, alpha, scale, input_scale);
        /// <summary>x · Φ(x).</summary>
        public Tensor gelu() => Aten.gelu.Unary(this);
        /// <summary>x · σ(x).</summary>
        public Tensor silu() => Aten.silu.Unary(this);
        /// <summary>Self-normalizing exponential linear unit.</summary>
        public Tensor selu() => Aten.selu.Unary(this);
        /// <summary>x tanh(ln(1 + eˣ)).</summary>
        public Tensor mish() => Aten.mish.Unary(this);
        /// <summary>ln(1 + e^(βx)) / β, linear above a threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.softplus.Call(this, beta, threshold);
        /// <summary>ln σ(x).</summary>
        public Tensor log_sigmoid() => Aten.log_sigmoid.Unary(this);
        /// <summary>x where at least <paramref name="lambda"/> in absolute value, else 0.</summary>
        public Tensor hardshrink(Scalar lambda) => Aten.hardshrink.Call(this, lambda);
        /// <summary>x moved towards 0 by <paramref name="lambda"/>.</summary>
        public Tensor softshrink(Scalar lambda) => Aten.softshrink.Call(this, lambda);
        /// <summary>x held between min and max.</summary>
        public Tensor hardtanh(Scalar min_val, Scalar max_val) => Aten.hardtanh.Call(this, min_val, max_val);
        /// <summary>clamp((x + 3) / 6, 0, 1).</summary>
        public Tensor hardsigmoid() => Aten.hardsigmoid.Unary(this);
        /// <summary>x · hardsigmoid(x).</summary>
        public Tensor hardswish() => Aten.hardswish.Unary(this);
        /// <summary>x where positive, α (e^(x/α) - 1) elsewhere.</summary>
        public Tensor celu() => Aten.celu.Unary(this);
        /// <summary>x where positive, weight · x elsewhere.</summary>
        public Tensor prelu(Tensor weight) => Aten.prelu.Binary(this, weight);
    }
}
