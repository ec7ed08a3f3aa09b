namespace TorchSharp;

public static partial class torch
{
    /// <summary>Probability distributions with parameters that may be learned.</summary>
    public static partial class distributions
    {
        /// <summary>A probability distribution, or a batch of them.</summary>
        public abstract class Distribution : IDisposable
        {
            private protected Distribution(Generator? generator, long[] batch_shape, long[]? event_shape = null)
            {
                this.generator = generator;
                this.batch_shape = batch_shape;
                this.event_shape = event_shape ?? [];
            }

            /// <summary>The random stream, or null for the default one.</summary>
            protected Generator? generator { get; }

            /// <summary>The shape of the batch of distributions.</summary>
            public long[] batch_shape { get; }

            /// <summary>The shape of one draw.</summary>
            public long[] event_shape { get; }

            /// <summary>E[x].</summary>
            public abstract Tensor mean { get; }

            /// <summary>E[(x - E[x])²].</summary>
            public abstract Tensor variance { get; }

            /// <summary>√variance.</summary>
            public virtual Tensor stddev => WrappedTensorDisposeScope(() => variance.sqrt());

            /// <summary>Draws outside of the graph of gradients, shape [sample_shape, batch_shape, event_shape].</summary>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var still = no_grad();
                return rsample(sample_shape);
            }

            /// <summary>Draws that can be differentiated by the parameters, where the distribution has such.</summary>
            public abstract Tensor rsample(params long[] sample_shape);

            /// <summary>ln of the density or probability at a value.</summary>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>E[-ln p(x)].</summary>
            public abstract Tensor entropy();

            /// <summary>Frees the parameters' copies.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the parameters' copies; derived types say which.</summary>
            protected virtual void Dispose(bool disposing) { }

            private protected long[] Extended(long[] sample_shape) => [.. sample_shape, .. batch_shape, .. event_shape];

            private protected static NotSupportedException NoGradient(string name) =>
                new($"draws from a {name} distribution are discrete and cannot be differentiated: use sample");

            /// <summary>Exactly one of probabilities and logits, as probabilities and as logits that lose nothing.</summary>
            private protected static (Tensor probs, Tensor logits) Both(Tensor? probs, Tensor? logits, bool binary)
            {
                if (probs is null == (logits is null)) throw new ArgumentException("give either probs or logits");
                using var scope = NewDisposeScope();
                if (probs is not null)
                {
                    var p = binary ? probs.alias() : probs / probs.sum(-1, keepdim: true);
                    var held = p.clamp(Tiny(p), 1 - Tiny(p));
                    return scope.Detach(p, binary ? held.log() - (-held).log1p() : held.log());
                }
                var l = binary ? logits!.alias() : logits! - logits!.logsumexp(-1, keepdim: true);
                return scope.Detach(binary ? l.sigmoid() : l.exp(), l);
            }

            static double Tiny(Tensor tensor) => tensor.dtype == ScalarType.Float64 ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1;
        }
    }
}
