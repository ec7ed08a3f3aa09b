using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>How often of n trials the outcome of probability p occurs. Give either probabilities or logits.</summary>
            public static Modules.Binomial Binomial(Tensor total_count, Tensor? probs = null, Tensor? logits = null, Generator? generator = null) =>
                new(total_count, probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>How often of n trials the outcome of probability p occurs.</summary>
    public sealed class Binomial : distributions.Distribution
    {
        readonly Tensor _count, _probs, _logits;

        internal Binomial(Tensor count, Tensor? probs, Tensor? logits, Generator? generator)
            : base(generator, Broadcast(count, probs ?? logits))
        {
            (_probs, _logits) = Both(probs, logits, binary: true);
            _count = count.to_type(_probs.dtype).expand(batch_shape).DetachFromDisposeScope();
        }

        /// <inheritdoc/>
        public override Tensor mean => _count * _probs;

        /// <inheritdoc/>
        public override Tensor variance => WrappedTensorDisposeScope(() => _count * _probs * (1 - _probs));

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape)
        {
            using var still = no_grad();
            var size = Extended(sample_shape);
            return WrappedTensorDisposeScope(() => Aten.binomial.Call(_count.expand(size).contiguous(), _probs.expand(size).contiguous(), generator));
        }

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape) => throw NoGradient(nameof(Binomial));

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        {
            var ways = (_count + 1).lgamma() - (value + 1).lgamma() - (_count - value + 1).lgamma();
            // n ln(1 - p) = -n ln(1 + e^l), without overflow
            return ways + (value * _logits) - (_count * nn.functional.softplus(_logits));
        });

        /// <inheritdoc/>
        public override Tensor entropy() => throw new NotSupportedException("the entropy of a binomial distribution has no closed form");

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _probs.Dispose();
                _logits.Dispose();
                _count.Dispose();
            }
            base.Dispose(disposing);
        }

        static long[] Broadcast(Tensor count, Tensor? other)
        {
            if (other is null) return count.shape;
            using var scope = NewDisposeScope();
            return broadcast_tensors(count, other)[0].shape;
        }
    }
}
