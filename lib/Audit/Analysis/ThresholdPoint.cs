using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What some thresholds give.</summary>
/// <param name="Bound">The largest gap that was allowed; null for one threshold for everybody.</param>
/// <param name="Accuracy">P(ŷ = y).</param>
/// <param name="SelectionGap">The largest difference of selection rates.</param>
/// <param name="OpportunityGap">The largest difference of true positive rates.</param>
/// <param name="Thresholds">Each group's threshold, the lowest score it is selected with; infinite where nobody
/// is.</param>
public sealed record ThresholdPoint(
    double? Bound, Measure Accuracy, Measure SelectionGap, Measure OpportunityGap, IReadOnlyList<double> Thresholds);
