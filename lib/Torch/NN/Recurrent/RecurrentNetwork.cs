using System.Globalization;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The numbers of a recurrent network and its weights, which RNN, GRU and LSTM share.</summary>
/// <param name="Inputs">Length of the input vectors.</param>
/// <param name="Hidden">Length of the state.</param>
/// <param name="Layers">Networks on top of each other.</param>
/// <param name="Bias">Whether there are biases.</param>
/// <param name="BatchFirst">Whether inputs are [batch, time, ...] instead of [time, batch, ...].</param>
/// <param name="Dropout">Probability of dropping between layers while training.</param>
/// <param name="Bidirectional">Whether the sequence is also read from its end.</param>
internal sealed record RecurrentShape(long Inputs, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;

    /// <summary>Makes and registers the weights as PyTorch names and draws them: uniform in ±1/√hidden.</summary>
    internal List<Parameter> Register(nn.Module module, int gates, Device? device, ScalarType? dtype)
    {
        if (Hidden < 1 || Layers < 1) throw new ArgumentException($"a recurrent network needs a hidden size and layers of at least 1, not {Hidden} and {Layers}");
        var bound = 1 / Math.Sqrt(Hidden);
        var weights = new List<Parameter>();
        for (var layer = 0L; layer < Layers; layer++)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $"_l{layer}{(direction == 1 ? "_reverse" : "")}");
                var inputs = layer == 0 ? Inputs : Hidden * Directions;
                Add("weight_ih" + suffix, gates * Hidden, inputs);
                Add("weight_hh" + suffix, gates * Hidden, Hidden);
                if (!Bias) continue;
                Add("bias_ih" + suffix, gates * Hidden);
                Add("bias_hh" + suffix, gates * Hidden);
            }
        }
        foreach (var weight in weights) nn.init.uniform_(weight, -bound, bound);
        return weights;

        void Add(string name, params long[] sizes)
        {
            var weight = new Parameter(empty(sizes, dtype, device));
            module.register_parameter(name, weight);
            weights.Add(weight);
        }
    }

    /// <summary>A state of zeros for an input of [time, batch, inputs] or without the batch.</summary>
    internal Tensor Start(Tensor input)
    {
        long[] sizes = input.dim() == 3 ? [Layers * Directions, input.shape[BatchFirst ? 0 : 1], Hidden] : [Layers * Directions, Hidden];
        return zeros(sizes, input.dtype, input.device);
    }

    /// <summary>Checks the input's shape, because libtorch reads beyond it only after much work.</summary>
    internal void Check(Tensor input)
    {
        if (input.dim() is not (2 or 3) || input.shape[^1] != Inputs)
            throw new ArgumentException($"an input of {(BatchFirst ? "[batch, time, " : "[time, batch, ")}{Inputs}] or [time, {Inputs}] is expected, not {Tensor.Describe(input)}", nameof(input));
    }

    /// <summary>Calls an operator of one state; inputs without a batch get one and lose it again.</summary>
    internal (Tensor, Tensor) Call(Operator op, Tensor input, Tensor? h0, Tensor[] weights, bool training)
    {
        Check(input);
        using var scope = NewDisposeScope();
        var single = input.dim() == 2;
        var x = single ? input.unsqueeze(BatchFirst ? 0 : 1) : input;
        var h = h0 is null ? Start(x) : single ? h0.unsqueeze(1) : h0;
        var (output, state) = op.Call2(x, h, weights, Bias, Layers, Dropout, training, Bidirectional, BatchFirst);
        if (single) (output, state) = (output.squeeze(BatchFirst ? 0 : 1), state.squeeze(1));
        return (output.MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope());
    }
}
