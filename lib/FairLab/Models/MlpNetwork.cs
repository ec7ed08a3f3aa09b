using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Linear and ReLU layers, then one logit. Parameters start as PyTorch's do, uniform in ±1/√(inputs), but from the seed
/// given and not from libtorch's process-wide stream, so that networks trained side by side do not disturb each other.
/// The layers are called hidden1, hidden2 and so on, and output.
/// </summary>
sealed class MlpNetwork : nn.Module<Tensor, Tensor>
{
    readonly List<MlpLayer> _hidden = [];
    readonly MlpLayer _output;

    public MlpNetwork(int features, IReadOnlyList<int> hidden, double dropout, SeededRandom random, Device device)
        : base(nameof(MlpNetwork))
    {
        int[] widths = [features, .. hidden];
        // The seed of what is dropped is drawn behind the parameters, and a generator's seed can be set later.
        var dropped = dropout > 0 ? new Generator(0) : null;
        for (var layer = 0; layer < hidden.Count; layer++)
        {
            _hidden.Add(new MlpLayer($"hidden{layer + 1}", widths[layer], widths[layer + 1], true, random, device,
                dropout, dropped));
            register_module(_hidden[^1].GetName(), _hidden[^1]);
        }
        _output = new MlpLayer("output", widths[^1], 1, false, random, device);
        register_module("output", _output);
        dropped?.manual_seed(unchecked((long)random.NextBits()));
    }

    /// <summary>The last hidden layer; the features themselves when there is none.</summary>
    /// <param name="x">Standardized features, shape [n, features].</param>
    /// <param name="activation">Used in place of ReLU; null for ReLU.</param>
    public Tensor Hidden(Tensor x, Func<Tensor, Tensor>? activation = null)
    {
        foreach (var layer in _hidden)
            x = activation is null ? layer.call(x) : layer.Forward(x, activation);
        return x;
    }

    /// <summary>Logits of a hidden layer, shape [n].</summary>
    public Tensor Logits(Tensor hidden) => _output.call(hidden).reshape(-1);

    public override Tensor forward(Tensor x) => Logits(Hidden(x));
}
