using FairLab.Data;
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

    /// <summary>What comes out of a layer, h(x), differentiable in the inputs; see
    /// <see cref="NetworkLayers"/>.</summary>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>.</param>
    /// <param name="inputs">Shape [n, ...].</param>
    public Tensor Activations(string layer, Tensor inputs) =>
        NetworkLayers.Activations(Module, layer, inputs.to(Device));

    /// <summary>Frees the network.</summary>
    public void Dispose() => Module.Dispose();
}
