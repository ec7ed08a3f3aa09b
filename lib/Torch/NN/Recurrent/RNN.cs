using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The nonlinearity of a plain recurrent network.</summary>
            public enum NonLinearities
            {
                /// <summary>max(x, 0).</summary>
                ReLU = 0,
                /// <summary>Hyperbolic tangent.</summary>
                Tanh = 1,
            }

            /// <summary>A plain recurrent network: hₜ = tanh(W x + b + U hₜ₋₁ + c), Elman 1990.</summary>
            public static Modules.RNN RNN(
                long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
                bool batchFirst = false, double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), nonLinearity, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A plain recurrent network: Elman 1990.</summary>
    public sealed class RNN : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
    {
        readonly RecurrentShape _shape;
        readonly Tensor[] _weights;
        readonly Operator _op;

        internal RNN(RecurrentShape shape, nn.NonLinearities nonLinearity, Device? device, ScalarType? dtype) : base(nameof(RNN))
        {
            _shape = shape;
            _op = nonLinearity == nn.NonLinearities.Tanh ? Aten.rnn_tanh_input : Aten.rnn_relu_input;
            _weights = [.. shape.Register(this, gates: 1, device, dtype)];
        }

        /// <summary>Outputs [time, batch, directions · hidden] and last states [layers · directions, batch, hidden].</summary>
        /// <param name="input">Inputs, shape [time, batch, inputs], or with the batch first.</param>
        /// <param name="h0">First states, or null for zeros.</param>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => _shape.Call(_op, input, h0, _weights, training);

        /// <summary>Runs the module with its hooks, from states of zeros.</summary>
        public (Tensor, Tensor) call(Tensor input) => call(input, null);

        /// <summary>The parameters are registered when they are made.</summary>
        protected override void RegisterComponents() { }
    }
}
