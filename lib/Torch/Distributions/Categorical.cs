using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>A number from 0 to k - 1, with a probability for each in the last dimension. Give either probabilities or logits.</summary>
            public static Modules.Categorical Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A number from 0 to k - 1, with a probability for each in the last dimension.</summary>
    public sealed class Categorical : distributions.Distribution
    {
        readonly Tensor _probs, _logits;

        internal Categorical(Tensor? probs, Tensor? logits, Generator? generator) : base(generator, (probs ?? logits)?.shape[..^1] ?? []) =>
            (_probs, _logits) = Both(probs, logits, binary: false);

        /// <summary>The probabilities, which sum to 1.</summary>
        public Tensor probs => _probs.alias();

        /// <summary>The logarithms of the probabilities.</summary>
        public Tensor logits => _logits.alias();

        /// <summary>Not defined: the numbers are names.</summary>
        public override Tensor mean => full(batch_shape, double.NaN, _probs.dtype, _probs.device);

        /// <summary>Not defined: the numbers are names.</summary>
        public override Tensor variance => full(batch_shape, double.NaN, _probs.dtype, _probs.device);

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape)
        {
            using var still = no_grad();
            var draws = sample_shape.Aggregate(1L, (product, length) => product * length);
            return WrappedTensorDisposeScope(() =>
                multinomial(_probs.reshape(-1, _probs.shape[^1]), draws, true, generator).t().reshape(Extended(sample_shape)));
        }

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape) => throw NoGradient(nameof(Categorical));

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        {
            var both = broadcast_tensors(value.@long().unsqueeze(-1), _logits);
            return both[1].gather(-1, both[0][TensorIndex.Ellipsis, ..1]).squeeze(-1);
        });

        /// <inheritdoc/>
        public override Tensor entropy() => WrappedTensorDisposeScope(() => -(_logits * _probs).sum(-1));

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
