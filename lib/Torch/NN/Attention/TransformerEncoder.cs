using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Encoder layers on top of each other, each beginning as a copy of the one given.</summary>
            public static Modules.TransformerEncoder TransformerEncoder(Modules.TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Encoder layers on top of each other.</summary>
    public sealed class TransformerEncoder : nn.Module<Tensor, Tensor?, Tensor?, Tensor>
    {
        readonly ModuleList<TransformerEncoderLayer> _layers;

        internal TransformerEncoder(TransformerEncoderLayer layer, long count) : base(nameof(TransformerEncoder))
        {
            ArgumentNullException.ThrowIfNull(layer);
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            _layers = new ModuleList<TransformerEncoderLayer>([.. Enumerable.Range(0, (int)count).Select(_ => layer.Copy())]);
            register_module("layers", _layers);
        }

        /// <summary>Runs the layers with their hooks, without masks.</summary>
        public Tensor call(Tensor src) => call(src, null, null);

        /// <summary>Runs the layers with their hooks, with a mask.</summary>
        public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null);

        /// <summary>The last layer's output, of the shape of the input.</summary>
        /// <param name="src">Vectors, shape [time, batch, length].</param>
        /// <param name="src_mask">Where a position must not see another, shape [time, time]; or null.</param>
        /// <param name="src_key_padding_mask">Where a position is padding, shape [batch, time]; or null.</param>
        public override Tensor forward(Tensor src, Tensor? src_mask = null, Tensor? src_key_padding_mask = null)
        {
            using var scope = NewDisposeScope();
            var current = src;
            foreach (var layer in _layers) current = layer.call(current, src_mask, src_key_padding_mask);
            return current.MoveToOuterDisposeScope();
        }

        /// <summary>The layers are registered when they are made.</summary>
        protected override void RegisterComponents() { }
    }
}
