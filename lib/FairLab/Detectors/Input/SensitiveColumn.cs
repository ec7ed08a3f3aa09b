using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>What the top-down detector found about one source column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Attribution">
/// Its share of the mean sizes of attributions, in [0, 1]: how much the model looks at it.
/// </param>
/// <param name="Auc">How well the column alone predicts the group: area under the ROC curve, 0.5 is chance.</param>
/// <param name="AucInterval">Its 95% bootstrap interval.</param>
/// <param name="P">p-value of no association with the group, by permutation.</param>
/// <param name="PHolm">The same, adjusted by Holm's method over all columns.</param>
/// <param name="Sensitive">Whether the model looks at it and it tells the group.</param>
public sealed record SensitiveColumn(
    string Column, double Attribution, double Auc, Interval AucInterval, double P, double PHolm, bool Sensitive)
{
    /// <summary>The interval's lower end.</summary>
    public double AucLow => AucInterval.Lower;

    /// <summary>Its upper end.</summary>
    public double AucHigh => AucInterval.Upper;
}
