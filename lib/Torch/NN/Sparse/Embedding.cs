using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors, looked up by number.</summary>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Length of the vectors.</param>
            /// <param name="padding_idx">A row that is zero and does not learn.</param>
            /// <param name="max_norm">Greatest norm; longer vectors looked up are shortened in place.</param>
            /// <param name="norm_type">Which norm that is.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often a number occurs.</param>
            /// <param name="sparse">Whether the gradient keeps only the rows looked up.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static Modules.Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = empty([num_embeddings, embedding_dims], dtype, device);
                init.normal_(table);
                return new(table, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, freeze: false);
            }

            /// <summary>A table made from given vectors, which does not learn while <paramref name="freeze"/> is true.</summary>
            public static Modules.Embedding Embedding_from_pretrained(
                Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false) =>
                new(embeddings.clone(), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, freeze);

            public static partial class functional
            {
                /// <summary>Vectors of a table by number: shape [..., dims].</summary>
                public static Tensor embedding(
                    Tensor x, Tensor weight, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                    bool scale_grad_by_freq = false, bool sparse = false)
                {
                    if (max_norm is { } most)
                        using (no_grad())
                        {
                            using var numbers = x.contiguous();
                            Aten.embedding_renorm_.CallInPlace(weight, numbers, most, norm_type);
                        }
                    var pad = padding_idx is { } index ? index < 0 ? weight.shape[0] + index : index : -1;
                    return Aten.embedding.Call(weight, x, pad, scale_grad_by_freq, sparse);
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors, looked up by number; drawn from the standard normal distribution.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        readonly long? _padding;
        readonly double? _maxNorm;
        readonly double _normType;
        readonly bool _scale, _sparse;
        Parameter _weight;

        internal Embedding(Tensor table, long? padding, double? maxNorm, double normType, bool scale, bool sparse, bool freeze) : base(nameof(Embedding))
        {
            (_padding, _maxNorm, _normType, _scale, _sparse) = (padding, maxNorm, normType, scale, sparse);
            var rows = table.shape[0];
            if (padding is { } index && (index < -rows || index >= rows))
                throw new ArgumentOutOfRangeException(nameof(padding), index, $"padding_idx must lie within the {rows} rows");
            if (padding is { } zero && !freeze)
                using (no_grad()) table[zero].zero_();
            register_parameter(nameof(weight), _weight = new Parameter(table, !freeze));
        }

        /// <summary>The table, shape [rows, dims].</summary>
        public Parameter? weight
        {
            get => _weight;
            set => register_parameter(nameof(weight), _weight = value!);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.embedding(input, _weight, _padding, _maxNorm, _normType, _scale, _sparse);

        /// <summary>The table is registered when it is set.</summary>
        protected override void RegisterComponents() { }
    }
}
