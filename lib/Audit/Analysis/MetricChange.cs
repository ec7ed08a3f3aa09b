using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A metric before and now.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Before">Its value in the file compared with.</param>
/// <param name="Now">Its value in the audited file.</param>
/// <param name="Change">Now minus before, with its interval.</param>
public sealed record MetricChange(string Metric, Measure Before, Measure Now, Estimate Change)
{
    /// <summary>Whether the interval excludes 0.</summary>
    public bool IsCertain => Change.Lower > 0 || Change.Upper < 0;
}
