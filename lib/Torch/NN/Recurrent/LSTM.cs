using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Long short-term memory: Hochreiter and Schmidhuber 1997.</summary>
            /// <param name="inputSize">Length of the input vectors.</param>
            /// <param name="hiddenSize">Length of the state.</param>
            /// <param name="numLayers">Networks on top of each other.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs are [batch, time, inputSize] instead of [time, batch, inputSize].</param>
            /// <param name="dropout">Probability of dropping between layers while training.</param>
            /// <param name="bidirectional">Whether the sequence is also read from its end.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.LSTM LSTM(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
                bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Long short-term memory: Hochreiter and Schmidhuber 1997.</summary>
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        readonly RecurrentShape _shape;
        readonly Tensor[] _weights;

        internal LSTM(RecurrentShape shape, Device? device, ScalarType? dtype) : base(nameof(LSTM))
        {
            _shape = shape;
            _weights = [.. shape.Register(this, gates: 4, device, dtype)];
        }

        /// <summary>Outputs [time, batch, directions · hidden], last states and last cells [layers · directions, batch, hidden].</summary>
        /// <param name="input">Inputs, shape [time, batch, inputs], or with the batch first.</param>
        /// <param name="h0_c0">First states and cells, or null for zeros.</param>
        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            _shape.Check(input);
            using var scope = NewDisposeScope();
            var single = input.dim() == 2;
            var x = single ? input.unsqueeze(_shape.BatchFirst ? 0 : 1) : input;
            var (h, c) = h0_c0 is not { } given ? (_shape.Start(x), _shape.Start(x))
                : single ? (given.Item1.unsqueeze(1), given.Item2.unsqueeze(1)) : given;
            var (output, state, cell) = Aten.lstm_input.Call3(
                x, new Tensor?[] { h, c }, _weights, _shape.Bias, _shape.Layers, _shape.Dropout, training, _shape.Bidirectional, _shape.BatchFirst);
            if (single) (output, state, cell) = (output.squeeze(_shape.BatchFirst ? 0 : 1), state.squeeze(1), cell.squeeze(1));
            return scope.MoveToOuter(output, state, cell);
        }

        /// <summary>Runs the module with its hooks, from states of zeros.</summary>
        public (Tensor, Tensor, Tensor) call(Tensor input) => call(input, null);

        /// <summary>Nothing to do: weights of this kind need no packing here.</summary>
        public void flatten_parameters() { }

        /// <summary>The parameters are registered when they are made.</summary>
        protected override void RegisterComponents() { }
    }
}
