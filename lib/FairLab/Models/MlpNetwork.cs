using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Linear and ReLU layers, then one logit.</summary>
sealed class MlpNetwork : nn.Module<Tensor, Tensor>
{
    readonly Sequential trunk;
    readonly Linear head;

    public MlpNetwork(int features, IReadOnlyList<int> hidden, double dropout)
        : base(nameof(MlpNetwork))
    {
        trunk = nn.Sequential();
        var width = features;
        for (var layer = 0; layer < hidden.Count; layer++)
        {
            trunk.append($"linear{layer}", nn.Linear(width, hidden[layer]));
            trunk.append($"relu{layer}", nn.ReLU());
            if (dropout > 0)
                trunk.append($"dropout{layer}", nn.Dropout(dropout));
            width = hidden[layer];
        }
        head = nn.Linear(width, 1);
        RegisterComponents();
    }

    /// <summary>The last hidden layer; the features themselves when there is none.</summary>
    public Tensor Hidden(Tensor x) => trunk.Count == 0 ? x : trunk.call(x);

    /// <summary>Logits of a hidden layer, shape [n].</summary>
    public Tensor Logits(Tensor hidden) => head.call(hidden).reshape(-1);

    public override Tensor forward(Tensor x) => Logits(Hidden(x));
}
