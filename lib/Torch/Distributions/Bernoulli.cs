using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>1 with probability p, else 0. Give either probabilities or logits.</summary>
            public static Modules.Bernoulli Bernoulli(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>1 with probability p, else 0.</summary>
    public sealed class Bernoulli : distributions.Distribution
    {
        readonly Tensor _probs, _logits;

        internal Bernoulli(Tensor? probs, Tensor? logits, Generator? generator) : base(generator, (probs ?? logits)?.shape ?? []) =>
            (_probs, _logits) = Both(probs, logits, binary: true);

        /// <summary>p.</summary>
        public Tensor probs => _probs.alias();

        /// <summary>ln(p / (1 - p)).</summary>
        public Tensor logits => _logits.alias();

        /// <inheritdoc/>
        public override Tensor mean => _probs.alias();

        /// <inheritdoc/>
        public override Tensor variance => WrappedTensorDisposeScope(() => _probs * (1 - _probs));

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape)
        {
            using var still = no_grad();
            return WrappedTensorDisposeScope(() => bernoulli(_probs.expand(Extended(sample_shape)), generator));
        }

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape) => throw NoGradient(nameof(Bernoulli));

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        {
            var both = broadcast_tensors(_logits, value);
            return -nn.functional.binary_cross_entropy_with_logits(both[0], both[1], reduction: nn.Reduction.None);
        });

        /// <inheritdoc/>
        public override Tensor entropy() => nn.functional.binary_cross_entropy_with_logits(_logits, _probs, reduction: nn.Reduction.None);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _probs.Dispose();
                _logits.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
