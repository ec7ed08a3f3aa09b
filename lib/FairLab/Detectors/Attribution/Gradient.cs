using TorchSharp;

namespace FairLab.Detectors;

/// <summary>
/// The gradient itself (Simonyan et al. 2014 [simonyan2014]): a_i = ∂f/∂x_i, in units of output per input.
/// </summary>
public sealed record Gradient : IAttributionMethod
{
    /// <inheritdoc/>
    public string Name => "gradient";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Explained(task.ByRows(1, (x, _) => task.Gradient(x)));
    }
}
