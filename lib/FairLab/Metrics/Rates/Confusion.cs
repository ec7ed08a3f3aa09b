namespace FairLab.Metrics;

/// <summary>
/// How labels and decisions meet in one cell: counts, or sums of weights. Favourable (1) is "positive". Rates over
/// nobody are undefined, and so are rates of labels where there are none (<see cref="WithoutLabels"/>).
/// </summary>
/// <param name="TruePositives">Label 1, decision 1.</param>
/// <param name="FalsePositives">Label 0, decision 1.</param>
/// <param name="TrueNegatives">Label 0, decision 0.</param>
/// <param name="FalseNegatives">Label 1, decision 0.</param>
public readonly record struct Confusion(
    double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    // People of whom only the decision is known: then the four entries above are NaN.
    readonly double _selected, _rejected;

    Confusion(double selected, double rejected)
        : this(double.NaN, double.NaN, double.NaN, double.NaN) => (_selected, _rejected) = (selected, rejected);

    /// <summary>
    /// People of whom only the decision is known: what needs labels is NaN here and undefined in rates.
    /// </summary>
    /// <param name="selected">Decision 1.</param>
    /// <param name="rejected">Decision 0.</param>
    public static Confusion WithoutLabels(double selected, double rejected) => new(selected, rejected);

    /// <summary>Whether labels are known.</summary>
    public bool HasLabels => !double.IsNaN(TruePositives);

    /// <summary>Everybody.</summary>
    public double Total => HasLabels
        ? TruePositives + FalsePositives + TrueNegatives + FalseNegatives
        : _selected + _rejected;

    /// <summary>Label 1.</summary>
    public double Positives => TruePositives + FalseNegatives;

    /// <summary>Label 0.</summary>
    public double Negatives => FalsePositives + TrueNegatives;

    /// <summary>Decision 1.</summary>
    public double Selected => HasLabels ? TruePositives + FalsePositives : _selected;

    /// <summary>Decision 0.</summary>
    public double Rejected => HasLabels ? TrueNegatives + FalseNegatives : _rejected;

    /// <summary>The numbers behind it: the four entries, or without labels the selected and the rejected.</summary>
    internal double[] Entries => HasLabels
        ? [TruePositives, FalsePositives, TrueNegatives, FalseNegatives]
        : [_selected, _rejected];

    /// <summary>P(y = 1).</summary>
    public Measure BaseRate => Share(Positives, Total, "nobody");

    /// <summary>P(ŷ = 1).</summary>
    public Measure SelectionRate => Share(Selected, Total, "nobody");

    /// <summary>P(ŷ = y).</summary>
    public Measure Accuracy => Share(TruePositives + TrueNegatives, Total, "nobody");

    /// <summary>TPR = P(ŷ = 1 | y = 1), also recall or sensitivity.</summary>
    public Measure TruePositiveRate => Share(TruePositives, Positives, "no positives");

    /// <summary>FPR = P(ŷ = 1 | y = 0).</summary>
    public Measure FalsePositiveRate => Share(FalsePositives, Negatives, "no negatives");

    /// <summary>TNR = P(ŷ = 0 | y = 0), also specificity.</summary>
    public Measure TrueNegativeRate => Share(TrueNegatives, Negatives, "no negatives");

    /// <summary>FNR = P(ŷ = 0 | y = 1).</summary>
    public Measure FalseNegativeRate => Share(FalseNegatives, Positives, "no positives");

    /// <summary>PPV = P(y = 1 | ŷ = 1), also precision.</summary>
    public Measure PositivePredictiveValue => Share(TruePositives, Selected, "nobody selected");

    /// <summary>NPV = P(y = 0 | ŷ = 0).</summary>
    public Measure NegativePredictiveValue => Share(TrueNegatives, Rejected, "nobody rejected");

    /// <summary>FDR = P(y = 0 | ŷ = 1) = 1 - PPV.</summary>
    public Measure FalseDiscoveryRate => Share(FalsePositives, Selected, "nobody selected");

    /// <summary>FOR = P(y = 1 | ŷ = 0) = 1 - NPV.</summary>
    public Measure FalseOmissionRate => Share(FalseNegatives, Rejected, "nobody rejected");

    /// <summary>½(TPR + TNR).</summary>
    public Measure BalancedAccuracy => 0.5 * (TruePositiveRate + TrueNegativeRate);

    /// <summary>F1 = 2TP / (2TP + FP + FN).</summary>
    public Measure F1 => Share(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives,
        "no positives and nobody selected");

    /// <summary>P(ŷ ≠ y).</summary>
    public Measure ErrorRate => Share(FalsePositives + FalseNegatives, Total, "nobody");

    /// <summary>The cells of two groups together.</summary>
    public static Confusion operator +(Confusion a, Confusion b) => a.HasLabels && b.HasLabels
        ? new(a.TruePositives + b.TruePositives, a.FalsePositives + b.FalsePositives,
            a.TrueNegatives + b.TrueNegatives, a.FalseNegatives + b.FalseNegatives)
        : new(a.Selected + b.Selected, a.Rejected + b.Rejected);

    /// <summary>Every entry times a number: people as a share, or as Kish's effective number of them.</summary>
    public static Confusion operator *(double factor, Confusion c) => c.HasLabels
        ? new(factor * c.TruePositives, factor * c.FalsePositives, factor * c.TrueNegatives, factor * c.FalseNegatives)
        : new(factor * c._selected, factor * c._rejected);

    /// <summary>part / whole, undefined over nobody and where it needs labels that are not there.</summary>
    internal static Measure Share(double part, double whole, string reasonIfNone) =>
        double.IsNaN(part) || double.IsNaN(whole)
            ? Measure.Undefined("no labels")
            : Measure.Share(part, whole, reasonIfNone);
}
