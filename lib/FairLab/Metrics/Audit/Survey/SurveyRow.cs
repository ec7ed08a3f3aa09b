namespace FairLab.Metrics;

/// <summary>One row of the survey's Table 3, audited.</summary>
/// <param name="Dataset">"Adult" or "COMPAS".</param>
/// <param name="Method">The mitigator's name; "none" is the survey's "DNN".</param>
/// <param name="Verdict">Whether it can be right as printed; its row has the printed figures.</param>
public sealed record SurveyRow(string Dataset, string Method, RowVerdict Verdict);
