using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A small network that starts from a seed of its own: linear layers with an activation between them.
/// </summary>
sealed class SeededLayers : nn.Module<Tensor, Tensor>
{
    readonly MlpLayer[] _layers;
    readonly Func<Tensor, Tensor> _activation;

    public SeededLayers(IReadOnlyList<int> widths, Func<Tensor, Tensor> activation, SeededRandom random,
        Device device)
        : base(nameof(SeededLayers))
    {
        _activation = activation;
        _layers = [.. Enumerable.Range(0, widths.Count - 1).Select(i =>
            new MlpLayer($"layer{i + 1}", widths[i], widths[i + 1], i < widths.Count - 2, random, device))];
        foreach (var layer in _layers)
            register_module(layer.GetName(), layer);
        // They may be made while a batch's tensors are collected, and outlive the batch.
        foreach (var parameter in parameters())
            parameter.DetachFromDisposeScope();
    }

    public override Tensor forward(Tensor x) => _layers.Aggregate(x, (h, layer) => layer.Forward(h, _activation));
}
