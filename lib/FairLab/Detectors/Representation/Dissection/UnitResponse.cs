using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>How one unit of a layer responds to one factor: a row of a dissection table.</summary>
/// <param name="Unit">The unit's number within the layer.</param>
/// <param name="Factor">The factor's name.</param>
/// <param name="Correlation">Pearson's correlation, in [-1, 1]; undefined where the unit is the same for all
/// inputs.</param>
/// <param name="Auc">How well the unit alone tells the factor: area under the ROC curve, 0.5 is chance and below it the
/// unit is lower where the factor is present; undefined for a factor of more than two values.</param>
/// <param name="P">p-value of no association: Mann and Whitney's test, of more than two values that of the
/// correlation.</param>
/// <param name="PHolm">The same, adjusted by Holm's method over all units and factors.</param>
/// <param name="TopInputs">The inputs that the unit responds to most, the strongest first.</param>
/// <param name="TopMean">The mean of the factor among these: of a factor that is present or absent, its share.</param>
/// <param name="Mean">Its mean among all inputs.</param>
public sealed record UnitResponse(int Unit, string Factor, Measure Correlation, Measure Auc, Measure P, double PHolm,
    IReadOnlyList<int> TopInputs, double TopMean, double Mean);
