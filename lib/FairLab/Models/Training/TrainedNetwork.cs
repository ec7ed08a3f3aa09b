using FairLab.Data;
using FairLab.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A network that was trained, on tensors: what it says, and what its layers hold.</summary>
public sealed class TrainedNetwork : IDisposable
{
    readonly Func<Tensor, Tensor> _outputs;

    /// <summary>A network that was trained elsewhere, such as in a loop of one's own.</summary>
    /// <param name="module">The network; it is put into evaluation mode, and freed with this.</param>
    /// <param name="target">What it predicts.</param>
    /// <param name="outputs">How many outputs it has.</param>
    /// <param name="device">Where it is.</param>
    public TrainedNetwork(nn.Module<Tensor, Tensor> module, TargetKind target = TargetKind.Binary, int outputs = 1,
        Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        (Module, Target, OutputCount, Device) = (module, target, outputs, device ?? torch.device("cpu"));
        _outputs = NetworkOutput.Checked(module, target, outputs);
        module.eval();
    }

    /// <summary>The network itself.</summary>
    public nn.Module<Tensor, Tensor> Module { get; }

    /// <summary>What it predicts.</summary>
    public TargetKind Target { get; }

    /// <summary>How many outputs it has.</summary>
    internal int OutputCount { get; }

    /// <summary>Where it is.</summary>
    public Device Device { get; }

    /// <summary>The losses after each epoch; empty for a network that was trained elsewhere.</summary>
    public IReadOnlyList<EpochLoss> History { get; internal init; } = [];

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled { get; internal init; }

    /// <summary>Logits or numbers, differentiable in the inputs: shape [n] where there is one output, else [n,
    /// outputs].</summary>
    /// <param name="inputs">Shape [n, ...], on any device.</param>
    public Tensor Outputs(Tensor inputs) => _outputs(inputs.to(Device));

    /// <summary>Probabilities, or numbers for regression: shape [n] where there is one output, else [n,
    /// outputs].</summary>
    /// <param name="inputs">Shape [n, ...].</param>
    public Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var outputs = Outputs(inputs);
        var predicted = Target switch
        {
            TargetKind.Binary => sigmoid(outputs),
            TargetKind.Multiclass => outputs.softmax(1),
            _ => outputs,
        };
        return predicted.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The class of every row: of two classes 1 where its probability is at least ½, of more the most probable, the
    /// first of equals; shape [n].
    /// </summary>
    /// <param name="inputs">Shape [n, ...].</param>
    /// <exception cref="InvalidOperationException">A network that predicts numbers.</exception>
    public int[] Classify(Tensor inputs)
    {
        if (Target == TargetKind.Regression)
            throw new InvalidOperationException("found a network that predicts numbers, expected classes");
        using var scope = NewDisposeScope();
        var predicted = Predict(inputs).to(ScalarType.Float64).cpu();
        var values = predicted.data<double>().ToArray();
        return predicted.dim() == 1 ? Array.ConvertAll(values, p => p >= 0.5 ? 1 : 0)
            : [.. values.Chunk((int)predicted.shape[1]).Select(row => Array.IndexOf(row, row.Max()))];
    }

    /// <summary>Classifies data whose classes and groups are known, and counts by group.</summary>
    /// <param name="data">The data, with <see cref="TensorDataset.Group"/>.</param>
    /// <param name="classes">The classes' names, in the order of their numbers.</param>
    /// <exception cref="ArgumentException">Data without groups, or a class that has no name.</exception>
    public MulticlassCounts Evaluate(TensorDataset data, params IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(data);
        var group = data.Group
            ?? throw new ArgumentException("found data without groups, expected Group to be set", nameof(data));
        using var scope = NewDisposeScope();
        var labels = data.Labels.to(ScalarType.Int64).cpu().data<long>().ToArray();
        return MulticlassCounts.From(Array.ConvertAll(labels, y => (int)y), Classify(data.Inputs), classes, group,
            data.Weights);
    }

    /// <summary>What comes out of a layer, h(x), differentiable in the inputs; see
    /// <see cref="NetworkLayers"/>.</summary>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>.</param>
    /// <param name="inputs">Shape [n, ...].</param>
    public Tensor Activations(string layer, Tensor inputs) =>
        NetworkLayers.Activations(Module, layer, inputs.to(Device));

    /// <summary>Frees the network.</summary>
    public void Dispose() => Module.Dispose();
}
