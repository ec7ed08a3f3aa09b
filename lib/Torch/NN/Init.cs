using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Ways to fill parameters before learning. All work in place and return the tensor.</summary>
        public static partial class init
        {
            /// <summary>Which side of a weight the variance is kept on.</summary>
            public enum FanInOut
            {
                /// <summary>That of the inputs: forward.</summary>
                FanIn,
                /// <summary>That of the outputs: backward.</summary>
                FanOut,
            }

            /// <summary>What follows the layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,
                /// <summary>Convolution.</summary>
                Conv1D = 1,
                /// <summary>Convolution.</summary>
                Conv2D = 2,
                /// <summary>Convolution.</summary>
                Conv3D = 3,
                /// <summary>Transposed convolution.</summary>
                ConvTranspose1D = 4,
                /// <summary>Transposed convolution.</summary>
                ConvTranspose2D = 5,
                /// <summary>Transposed convolution.</summary>
                ConvTranspose3D = 6,
                /// <summary>Sigmoid.</summary>
                Sigmoid = 7,
                /// <summary>Hyperbolic tangent.</summary>
                Tanh = 8,
                /// <summary>Rectifier.</summary>
                ReLU = 9,
                /// <summary>Leaky rectifier.</summary>
                LeakyReLU = 10,
            }

            /// <summary>The factor that keeps the variance through a nonlinearity: 5/3 for tanh, √2 for ReLU, √(2 / (1 + slope²)) for leaky ReLU.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>All zero.</summary>
            public static Tensor zeros_(Tensor tensor) => Still(() => tensor.zero_());

            /// <summary>All one.</summary>
            public static Tensor ones_(Tensor tensor) => Still(() => tensor.fill_(1));

            /// <summary>All the same number.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Still(() => tensor.fill_(val));

            /// <summary>Uniform in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Still(() => tensor.uniform_(low, high, generator));

            /// <summary>Normal.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Still(() => tensor.normal_(mean, std, generator));

            /// <summary>Normal, cut to [a, b] by the inverse of the distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                var (low, high) = (Cdf((a - mean) / std), Cdf((b - mean) / std));
                return Still(() => tensor.uniform_((2 * low) - 1, (2 * high) - 1, generator).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b));

                static double Cdf(double x)
                {
                    using var scope = NewDisposeScope();
                    return (1 + torch.tensor(x / Math.Sqrt(2)).erf().ToDouble()) / 2;
                }
            }

            /// <summary>The identity matrix.</summary>
            public static Tensor eye_(Tensor tensor) => Still(() =>
            {
                if (tensor.dim() != 2) throw new ArgumentException($"an identity needs two dimensions, not {tensor.dim()}", nameof(tensor));
                using var identity = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                return tensor.copy_(identity);
            });

            /// <summary>Uniform in ±gain √(6 / (in + out)): Glorot and Bengio 2010, equation 16.</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = Math.Sqrt(3) * gain * Math.Sqrt(2.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with variance gain² · 2 / (in + out): Glorot and Bengio 2010.</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Uniform in ±gain √(3 / fan): He et al. 2015, equation 10. <paramref name="a"/> is the slope of a leaky ReLU.</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * Deviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / √fan: He et al. 2015. <paramref name="a"/> is the slope of a leaky ReLU.</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, Deviation(tensor, a, mode, nonlinearity));

            /// <summary>A (half) orthogonal matrix, times <paramref name="gain"/>: Saxe et al. 2013.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1, Generator? generator = null) => Still(() =>
            {
                if (tensor.dim() < 2) throw new ArgumentException($"an orthogonal matrix needs two dimensions or more, not {tensor.dim()}", nameof(tensor));
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.shape[0], tensor.numel() / tensor.shape[0]);
                var draws = empty([rows, columns], tensor.dtype, tensor.device).normal_(0, 1, generator);
                var (q, r) = linalg.qr(rows < columns ? draws.t() : draws);
                q = q * r.diagonal().sign();
                return tensor.copy_((rows < columns ? q.t() : q).view_as(tensor)).mul_(gain);
            });

            /// <summary>Normal, with a share of each column set to zero: Martens 2010.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01, Generator? generator = null) => Still(() =>
            {
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
                tensor.normal_(0, std, generator);
                for (var column = 0L; column < columns; column++)
                    tensor[randperm(rows, generator: generator)[..(int)Math.Ceiling(sparsity * rows)], torch.tensor(column)] = 0;
                return tensor;
            });

            /// <summary>How many numbers flow into and out of one unit of a weight of shape [out, in, ...].</summary>
            internal static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException($"inputs and outputs of a tensor of {shape.Length} dimensions are not defined; two are needed", nameof(tensor));
                var field = 1L;
                foreach (var length in shape[2..]) field *= length;
                return (shape[1] * field, shape[0] * field);
            }

            static double Deviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            static Tensor Still(Func<Tensor> work)
            {
                using (no_grad()) return work();
            }
        }
    }
}
