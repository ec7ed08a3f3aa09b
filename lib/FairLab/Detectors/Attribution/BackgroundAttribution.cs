using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// An attribution against a background sample instead of one baseline, as SHAP's (Lundberg and Lee 2017
/// [lundberg2017]): the mean over the background b of the attributions against each b, a_p = E_b[a_p(x; b)]. With
/// <see cref="Shapley"/> these are the values of the game v(S) = E_b f(x_S, b outside S), with
/// <see cref="IntegratedGradients"/> expected gradients (Erion et al. 2021 [erion2021]), with <see cref="DeepLift"/>
/// what captum calls DeepLiftShap. A complete method stays complete: they add up to f(x) - E_b f(b). Costs as much as
/// one attribution for each row of the background.
/// </summary>
/// <param name="Method">The method that has one baseline.</param>
/// <param name="Background">The sample, shape [m, ...], rows shaped as an input; not disposed of here.</param>
public sealed record BackgroundAttribution(IAttributionMethod Method, Tensor Background) : IAttributionMethod
{
    /// <inheritdoc/>
    public string Name => Method.Name;

    /// <inheritdoc/>
    public bool IsComplete => Method.IsComplete;

    /// <inheritdoc/>
    IAttributionMethod IAttributionMethod.For(Func<IReadOnlyList<long[]>> parts) =>
        this with { Method = Method.For(parts) };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// A background without rows, or of rows shaped otherwise than an input.
    /// </exception>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var shape = task.Input.shape.AsSpan(1).ToArray();
        if (Background.dim() == 0 || Background.shape[0] == 0 || !Background.shape.AsSpan(1).SequenceEqual(shape))
        {
            var expected = string.Join(", ", ["m", .. shape.Select(d => $"{d}")]);
            throw new ArgumentException(
                $"found a background of shape {AttributionTask.Shape(Background)} for inputs of "
                + $"shape {AttributionTask.Shape(task.Input)}, expected [{expected}] with at least one row");
        }
        using var scope = NewDisposeScope();
        var (values, outputs) = (zeros_like(task.Input), (Tensor?)null);
        var m = Background.shape[0];
        Tensor? output = null;
        for (long row = 0; row < m; row++)
        {
            using var one = NewDisposeScope();
            var against = Method.Attribute(task with { Baseline = Background.narrow(0, row, 1) });
            values.add_(against.Values.to(values.dtype), 1.0 / m);
            var baseline = against.BaselineOutput / m;
            outputs = (outputs is null ? baseline : outputs + baseline).MoveToOuterDisposeScope();
            output ??= against.Output.MoveToOuterDisposeScope();
        }
        return new Attribution(values.MoveToOuterDisposeScope(), output!.MoveToOuterDisposeScope(),
            outputs!.MoveToOuterDisposeScope());
    }
}
