using FairLab.Metrics;
using FairLab.Runs;

namespace FairLab.Experiments.Claims;

/// <summary>The names that a claim's expressions can use.</summary>
/// <param name="tables">The study's collected tables.</param>
/// <param name="value">The value of the claim's <c>measure</c>.</param>
public sealed class ClaimScope(StudyTables tables, object? value = null)
{
    /// <summary>The study's collected tables by name: <c>Tables["scores"]</c>.</summary>
    public StudyTables Tables { get; } = tables;

    /// <summary>The value of the claim's <c>measure</c> when it is an estimate.</summary>
    public RunMean measured => value switch
    {
        RunMean e => e,
        double d => new RunMean(d, double.NaN, double.NaN, 1, double.NaN),
        null => throw new InvalidOperationException("'check' uses measured, but the claim has no 'measure'."),
        _ => throw new InvalidOperationException(
            $"'measure' gives a {value.GetType().Name}; 'check' can use measured only when it gives a mean or a "
                + "number."),
    };
}
