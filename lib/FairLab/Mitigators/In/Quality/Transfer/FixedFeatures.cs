using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>What a source's layer holds for people to learn from and to stop by: computed once, standardized.</summary>
sealed class FixedFeatures : IDisposable
{
    FixedFeatures(Tensor train, Tensor validation, Tensor mean, Tensor scale) =>
        (Train, Validation, Mean, Scale) = (train, validation, mean, scale);

    /// <summary>Shape [n, d].</summary>
    public Tensor Train { get; }

    /// <summary>Shape [m, d].</summary>
    public Tensor Validation { get; }

    /// <summary>What is taken off, shape [d].</summary>
    public Tensor Mean { get; }

    /// <summary>What the rest is multiplied by, shape [d].</summary>
    public Tensor Scale { get; }

    /// <summary>d.</summary>
    public int Width => (int)Mean.shape[0];

    public static FixedFeatures Fit(Transfer transfer, TensorDataset train, TensorDataset validation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var fit = transfer.Features(train.Inputs);
        var mean = fit.mean([0L]);
        var variance = (fit - mean).square().mean([0L]);
        // A unit that is the same for everybody stays what it is, 0.
        var scale = where(variance > 0, 1 / variance.clamp_min(1e-12).sqrt(), ones_like(variance));
        Tensor Standardized(Tensor features) => ((features - mean) * scale).DetachFromDisposeScope();
        return new FixedFeatures(Standardized(fit), Standardized(transfer.Features(validation.Inputs)),
            mean.DetachFromDisposeScope(), scale.DetachFromDisposeScope());
    }

    /// <summary>Other people's, standardized as these are.</summary>
    public Tensor Of(Transfer transfer, Tensor inputs) => (transfer.Features(inputs) - Mean) * Scale;

    public void Dispose()
    {
        foreach (var tensor in (Tensor[])[Train, Validation, Mean, Scale])
            tensor.Dispose();
    }
}
