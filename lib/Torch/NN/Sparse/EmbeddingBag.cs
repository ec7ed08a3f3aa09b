using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sums, means or maxima of bags of vectors from a table.</summary>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Length of the vectors.</param>
            /// <param name="max_norm">Greatest norm; longer vectors looked up are shortened in place.</param>
            /// <param name="norm_type">Which norm that is.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often a number occurs.</param>
            /// <param name="mode">How the vectors of a bag become one.</param>
            /// <param name="sparse">Whether the gradient keeps only the rows looked up.</param>
            /// <param name="include_last_offset">Whether the offsets end with the number of indices.</param>
            /// <param name="padding_index">A row that does not count; -1 for none.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static Modules.EmbeddingBag EmbeddingBag(
                long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1,
                Device? device = null, ScalarType? dtype = null)
            {
                var table = empty([num_embeddings, embedding_dims], dtype, device);
                init.normal_(table);
                return new(table, max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_index, freeze: false);
            }

            /// <summary>Bags of vectors from a given table, which does not learn while <paramref name="freeze"/> is true.</summary>
            public static Modules.EmbeddingBag EmbeddingBag_from_pretrained(
                Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1) =>
                new(embeddings.clone(), max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_index, freeze);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Sums, means or maxima of bags of vectors from a table, without the vectors in between.</summary>
    public sealed class EmbeddingBag : nn.Module<Tensor, Tensor?, Tensor?, Tensor>
    {
        readonly double? _maxNorm;
        readonly double _normType;
        readonly bool _scale, _sparse, _last;
        readonly EmbeddingBagMode _mode;
        readonly long _padding;
        Parameter _weight;

        internal EmbeddingBag(
            Tensor table, double? maxNorm, double normType, bool scale, EmbeddingBagMode mode, bool sparse, bool last, long padding, bool freeze)
            : base(nameof(EmbeddingBag))
        {
            (_maxNorm, _normType, _scale, _mode, _sparse, _last, _padding) = (maxNorm, normType, scale, mode, sparse, last, padding);
            if (padding >= 0 && !freeze)
                using (no_grad()) table[padding].zero_();
            register_parameter(nameof(weight), _weight = new Parameter(table, !freeze));
        }

        /// <summary>The table, shape [rows, dims].</summary>
        public Parameter? weight
        {
            get => _weight;
            set => register_parameter(nameof(weight), _weight = value!);
        }

        /// <summary>Bags of equal length: one a row of <paramref name="input"/>.</summary>
        public Tensor call(Tensor input) => call(input, null, null);

        /// <summary>Bags one after the other in <paramref name="input"/>, each beginning at its offset.</summary>
        public Tensor call(Tensor input, Tensor offsets) => call(input, offsets, null);

        /// <summary>Bags of equal length: one a row of <paramref name="input"/>.</summary>
        public Tensor forward(Tensor input) => forward(input, null, null);

        /// <summary>Bags one after the other in <paramref name="input"/>, each beginning at its offset.</summary>
        public Tensor forward(Tensor input, Tensor offsets) => forward(input, offsets, null);

        /// <summary>Bags with a weight for each index; sums only.</summary>
        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            using var scope = NewDisposeScope();
            var (numbers, starts, weights) = (input, offsets, perSampleWeights);
            if (input.dim() == 2)
            {
                if (offsets is not null) throw new ArgumentException("rows are bags already: leave offsets out for an input of two dimensions", nameof(offsets));
                starts = arange(0, input.numel(), input.shape[1], ScalarType.Int64, input.device);
                (numbers, weights) = (input.reshape(-1), perSampleWeights?.reshape(-1));
            }
            else if (offsets is null)
            {
                throw new ArgumentException("offsets are needed for an input of one dimension", nameof(offsets));
            }
            if (_maxNorm is { } most)
                using (no_grad()) Aten.embedding_renorm_.CallInPlace(_weight, numbers.contiguous(), most, _normType);
            var bags = (Tensor)Aten.embedding_bag_padding_idx.CallAny(
                _weight, numbers, starts, _scale, (long)_mode, _sparse, weights, _last, _padding < 0 ? (long?)null : _padding)[0]!;
            return bags.MoveToOuterDisposeScope();
        }

        /// <summary>The table is registered when it is set.</summary>
        protected override void RegisterComponents() { }
    }
}
