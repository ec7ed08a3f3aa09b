using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>How often each of k outcomes occurs in n trials. Give either probabilities or logits.</summary>
            public static Modules.Multinomial Multinomial(int total_count, Tensor? probs = null, Tensor? logits = null, Generator? generator = null) =>
                new(total_count, probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>How often each of k outcomes occurs in n trials.</summary>
    public sealed class Multinomial : distributions.Distribution
    {
        readonly int _count;
        readonly Categorical _one;

        internal Multinomial(int count, Tensor? probs, Tensor? logits, Generator? generator)
            : base(generator, (probs ?? logits)?.shape[..^1] ?? [], (probs ?? logits)?.shape[^1..])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            (_count, _one) = (count, new Categorical(probs, logits, generator));
        }

        /// <inheritdoc/>
        public override Tensor mean => WrappedTensorDisposeScope(() => _one.probs * _count);

        /// <inheritdoc/>
        public override Tensor variance => WrappedTensorDisposeScope(() => _one.probs * (1 - _one.probs) * _count);

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape)
        {
            using var still = no_grad();
            return WrappedTensorDisposeScope(() =>
            {
                var trials = _one.sample([_count, .. sample_shape]);
                var counts = zeros(Extended(sample_shape), _one.probs.dtype, _one.probs.device);
                var last = trials.movedim(0, -1);
                return counts.scatter_add_(-1, last, ones_like(last, counts.dtype));
            });
        }

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape) => throw NoGradient(nameof(Multinomial));

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        {
            var ways = (value.sum(-1) + 1).lgamma() - (value + 1).lgamma().sum(-1);
            return ways + value.xlogy(_one.probs).sum(-1);
        });

        /// <inheritdoc/>
        public override Tensor entropy() => throw new NotSupportedException("the entropy of a multinomial distribution has no closed form");

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing) _one.Dispose();
            base.Dispose(disposing);
        }
    }
}
