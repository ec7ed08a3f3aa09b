using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>How a last layer was refitted.</summary>
/// <param name="Strength">λ of the penalty.</param>
/// <param name="WorstGroup">
/// The accuracy of the group within a label that is served worst, on the half that λ was chosen on; undefined where
/// λ was given or could not be chosen.
/// </param>
/// <param name="RowsOfEach">How many rows of each group within a label a refit is on.</param>
public readonly record struct LastLayerFit(double Strength, Measure WorstGroup, int RowsOfEach);
