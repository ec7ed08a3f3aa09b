using TorchSharp;

namespace FairLab.Detectors;

/// <summary>
/// Gradient times input (Shrikumar et al. 2017, section 2 [shrikumar2017]): a_i = (x_i - x'_i) ∂f/∂x_i; complete for a
/// linear model.
/// </summary>
public sealed record GradientTimesInput : IAttributionMethod
{
    /// <inheritdoc/>
    public string Name => "gradient-times-input";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Explained(task.ByRows(1, (x, b) => (x - b) * task.Gradient(x)));
    }
}
