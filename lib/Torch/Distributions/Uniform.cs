using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>The uniform distribution over [low, high).</summary>
            public static Modules.Uniform Uniform(Tensor low, Tensor high, Generator? generator = null) => new(low, high, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The uniform distribution over [low, high).</summary>
    public sealed class Uniform : distributions.Distribution
    {
        readonly Tensor _low, _high;

        internal Uniform(Tensor low, Tensor high, Generator? generator) : this(broadcast_tensors(low, high), generator) { }

        Uniform(Tensor[] both, Generator? generator) : base(generator, both[0].shape) =>
            (_low, _high) = (both[0].DetachFromDisposeScope(), both[1].DetachFromDisposeScope());

        /// <inheritdoc/>
        public override Tensor mean => WrappedTensorDisposeScope(() => (_low + _high) / 2);

        /// <inheritdoc/>
        public override Tensor variance => WrappedTensorDisposeScope(() => (_high - _low).square() / 12);

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape) => base.sample(sample_shape);

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape)
        {
            var size = Extended(sample_shape);
            return WrappedTensorDisposeScope(() => _low + (rand(size, _low.dtype, _low.device, generator: generator) * (_high - _low)));
        }

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => ((value >= _low) & (value < _high)).to_type(_low.dtype).log() - (_high - _low).log());

        /// <inheritdoc/>
        public override Tensor entropy() => WrappedTensorDisposeScope(() => (_high - _low).log());

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _low.Dispose();
                _high.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
