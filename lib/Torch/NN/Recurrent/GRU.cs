using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gated recurrent units: Cho et al. 2014.</summary>
            /// <param name="inputSize">Length of the input vectors.</param>
            /// <param name="hiddenSize">Length of the state.</param>
            /// <param name="numLayers">Networks on top of each other.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs are [batch, time, inputSize] instead of [time, batch, inputSize].</param>
            /// <param name="dropout">Probability of dropping between layers while training.</param>
            /// <param name="bidirectional">Whether the sequence is also read from its end.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.GRU GRU(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
                bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Gated recurrent units: Cho et al. 2014.</summary>
    public sealed class GRU : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
    {
        readonly RecurrentShape _shape;
        readonly Tensor[] _weights;

        internal GRU(RecurrentShape shape, Device? device, ScalarType? dtype) : base(nameof(GRU))
        {
            _shape = shape;
            _weights = [.. shape.Register(this, gates: 3, device, dtype)];
        }

        /// <summary>Outputs [time, batch, directions · hidden] and last states [layers · directions, batch, hidden].</summary>
        /// <param name="input">Inputs, shape [time, batch, inputs], or with the batch first.</param>
        /// <param name="h0">First states, or null for zeros.</param>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => _shape.Call(Aten.gru_input, input, h0, _weights, training);

        /// <summary>Runs the module with its hooks, from states of zeros.</summary>
        public (Tensor, Tensor) call(Tensor input) => call(input, null);

        /// <summary>Nothing to do: weights of this kind need no packing here.</summary>
        public void flatten_parameters() { }

        /// <summary>The parameters are registered when they are made.</summary>
        protected override void RegisterComponents() { }
    }
}
