using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>-ln softmax(x) at the target class.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    readonly long _ignoreIndex;

    internal CrossEntropyLoss(Tensor? weight, long? ignore_index, nn.Reduction reduction) : base(weight, reduction) => _ignoreIndex = ignore_index ?? -100;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.cross_entropy(input, target, weight, _ignoreIndex, reduction);
}
