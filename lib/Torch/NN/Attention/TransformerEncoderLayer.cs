using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A layer of a transformer's encoder: Vaswani et al. 2017, section 3.1.</summary>
            /// <param name="d_model">Length of the vectors.</param>
            /// <param name="nhead">Heads of the attention.</param>
            /// <param name="dim_feedforward">Width of the network after it.</param>
            /// <param name="dropout">Probability of dropping while training.</param>
            /// <param name="activation">The activation of that network.</param>
            public static Modules.TransformerEncoderLayer TransformerEncoderLayer(
                long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A layer of a transformer's encoder: attention, then a network of two layers, each added and normalized.</summary>
    public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor?, Tensor?, Tensor>
    {
        readonly MultiheadAttention _attention;
        readonly Linear _first, _second;
        readonly LayerNorm _norm1, _norm2;
        readonly Dropout _within, _after1, _after2;
        readonly nn.Activations _activation;

        internal TransformerEncoderLayer(long length, long heads, long width, double dropout, nn.Activations activation) : base(nameof(TransformerEncoderLayer))
        {
            (Length, Heads, Width, Rate, _activation) = (length, heads, width, dropout, activation);
            register_module("self_attn", _attention = nn.MultiheadAttention(length, heads, dropout));
            register_module("linear1", _first = nn.Linear(length, width));
            register_module("dropout", _within = nn.Dropout(dropout));
            register_module("linear2", _second = nn.Linear(width, length));
            register_module("norm1", _norm1 = nn.LayerNorm(length));
            register_module("norm2", _norm2 = nn.LayerNorm(length));
            register_module("dropout1", _after1 = nn.Dropout(dropout));
            register_module("dropout2", _after2 = nn.Dropout(dropout));
        }

        internal long Length { get; }

        internal long Heads { get; }

        internal long Width { get; }

        internal double Rate { get; }

        /// <summary>Runs the layer with its hooks, without masks.</summary>
        public Tensor call(Tensor src) => call(src, null, null);

        /// <summary>Runs the layer with its hooks, with a mask.</summary>
        public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null);

        /// <summary>The layer's output, of the shape of the input.</summary>
        /// <param name="src">Vectors, shape [time, batch, length].</param>
        /// <param name="src_mask">Where a position must not see another, shape [time, time]; or null.</param>
        /// <param name="src_key_padding_mask">Where a position is padding, shape [batch, time]; or null.</param>
        public override Tensor forward(Tensor src, Tensor? src_mask = null, Tensor? src_key_padding_mask = null)
        {
            using var scope = NewDisposeScope();
            var attended = _attention.call(src, src, src, src_key_padding_mask, false, src_mask).Item1;
            var x = _norm1.call(src + _after1.call(attended));
            var inner = _first.call(x);
            inner = _activation == nn.Activations.ReLU ? inner.relu() : inner.gelu();
            return _norm2.call(x + _after2.call(_second.call(_within.call(inner)))).MoveToOuterDisposeScope();
        }

        /// <summary>A layer of the same numbers and the same weights.</summary>
        internal TransformerEncoderLayer Copy()
        {
            var copy = new TransformerEncoderLayer(Length, Heads, Width, Rate, _activation);
            copy.load_state_dict(state_dict());
            return copy;
        }

        /// <summary>The parts are registered when they are made.</summary>
        protected override void RegisterComponents() { }
    }
}
