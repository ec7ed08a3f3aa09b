using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>-w (y ln p + (1 - y) ln(1 - p)).</summary>
            /// <param name="input">p, probabilities in [0, 1], any shape.</param>
            /// <param name="target">y, of the same shape.</param>
            /// <param name="weight">w, a weight for each element, broadcast to that shape; null for 1.</param>
            /// <param name="reduction">How the losses become the result; the mean divides by the number of elements, not by the weights' sum.</param>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.binary_cross_entropy.Call(input, target, weight, reduction);

            /// <summary>Binary cross entropy of σ(x), without overflow: -w (p y ln σ(x) + (1 - y) ln(1 - σ(x))).</summary>
            /// <param name="input">x, logits, any shape.</param>
            /// <param name="target">y, of the same shape.</param>
            /// <param name="weight">w, a weight for each element, broadcast to that shape; null for 1.</param>
            /// <param name="reduction">How the losses become the result; the mean divides by the number of elements, not by the weights' sum.</param>
            /// <param name="pos_weights">p, weights of the positive targets; null for 1.</param>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.binary_cross_entropy_with_logits.Call(input, target, weight, pos_weights, reduction);

            /// <summary>-ln softmax(x) at the target class, or Σ -y ln softmax(x) for targets that are probabilities.</summary>
            /// <param name="input">x, logits, shape [n, classes, ...] or [classes].</param>
            /// <param name="target">Class numbers of type int64, shape [n, ...], or probabilities of the shape of x.</param>
            /// <param name="weight">A weight for each class; the mean divides by the sum of the weights used.</param>
            /// <param name="ignore_index">A class number that does not count.</param>
            /// <param name="reduction">How the losses become the result.</param>
            /// <param name="label_smoothing">Share of the probability spread evenly over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Aten.cross_entropy_loss.Call(input, target, weight, reduction, ignore_index, label_smoothing);

            /// <summary>(x - y)².</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.mse_loss.Call(input, target, reduction);

            /// <summary>|x - y|.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.l1_loss.Call(input, target, reduction);

            /// <summary>-w x at the target class, for x that are logarithms of probabilities.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.nll_loss_nd.Call(input, target, weight, reduction);

            /// <summary>Σ y (ln y - x) for x that are logarithms of probabilities.</summary>
            /// <remarks>As in TorchSharp <paramref name="log_target"/> is true unless said otherwise, while PyTorch's default is false: pass it.</remarks>
            /// <param name="input">x, logarithms of probabilities.</param>
            /// <param name="target">ln y when <paramref name="log_target"/>, else y.</param>
            /// <param name="log_target">Whether the target is given as logarithms.</param>
            /// <param name="reduction">How the losses become the result; the mean divides by the number of elements, not by the batch.</param>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.kl_div.Call(input, target, reduction, log_target);

            /// <summary>½ d² / beta where d = |x - y| is below beta, d - ½ beta elsewhere.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Aten.smooth_l1_loss.Call(input, target, reduction, beta);

            /// <summary>½ d² where d = |x - y| is at most delta, delta (d - ½ delta) elsewhere: Huber 1964.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                Aten.huber_loss.Call(input, target, reduction, delta);
        }
    }
}
