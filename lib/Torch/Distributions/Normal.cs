using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>The normal distribution.</summary>
            public static Modules.Normal Normal(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The normal distribution.</summary>
    public sealed class Normal : distributions.Distribution
    {
        readonly Tensor _loc, _scale;

        internal Normal(Tensor loc, Tensor scale, Generator? generator) : this(broadcast_tensors(loc, scale), generator) { }

        Normal(Tensor[] both, Generator? generator) : base(generator, both[0].shape) =>
            (_loc, _scale) = (both[0].DetachFromDisposeScope(), both[1].DetachFromDisposeScope());

        /// <inheritdoc/>
        public override Tensor mean => _loc.alias();

        /// <inheritdoc/>
        public override Tensor variance => _scale * _scale;

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape) => base.sample(sample_shape);

        /// <inheritdoc/>
        public override Tensor rsample(params long[] sample_shape)
        {
            var size = Extended(sample_shape);
            return WrappedTensorDisposeScope(() => _loc + (randn(size, _loc.dtype, _loc.device, generator: generator) * _scale));
        }

        /// <inheritdoc/>
        public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => -((value - _loc).square() / (2 * _scale.square())) - _scale.log() - (0.5 * Math.Log(2 * Math.PI)));

        /// <inheritdoc/>
        public override Tensor entropy() => WrappedTensorDisposeScope(() => _scale.log() + (0.5 + (0.5 * Math.Log(2 * Math.PI))));

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _loc.Dispose();
                _scale.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
