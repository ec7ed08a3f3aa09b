namespace FairLab.Metrics;

/// <summary>
/// How labels and decisions meet in one cell: counts, or sums of weights. Favourable (1) is "positive". Rates over
/// nobody are undefined.
/// </summary>
/// <param name="TruePositives">Label 1, decision 1.</param>
/// <param name="FalsePositives">Label 0, decision 1.</param>
/// <param name="TrueNegatives">Label 0, decision 0.</param>
/// <param name="FalseNegatives">Label 1, decision 0.</param>
public readonly record struct Confusion(double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>Everybody.</summary>
    public double Total => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Label 1.</summary>
    public double Positives => TruePositives + FalseNegatives;

    /// <summary>Label 0.</summary>
    public double Negatives => FalsePositives + TrueNegatives;

    /// <summary>Decision 1.</summary>
    public double Selected => TruePositives + FalsePositives;

    /// <summary>Decision 0.</summary>
    public double Rejected => TrueNegatives + FalseNegatives;

    /// <summary>P(y = 1).</summary>
    public Measure BaseRate => Measure.Share(Positives, Total, "nobody");

    /// <summary>P(ŷ = 1).</summary>
    public Measure SelectionRate => Measure.Share(Selected, Total, "nobody");

    /// <summary>P(ŷ = y).</summary>
    public Measure Accuracy => Measure.Share(TruePositives + TrueNegatives, Total, "nobody");

    /// <summary>TPR = P(ŷ = 1 | y = 1), also recall or sensitivity.</summary>
    public Measure TruePositiveRate => Measure.Share(TruePositives, Positives, "no positives");

    /// <summary>FPR = P(ŷ = 1 | y = 0).</summary>
    public Measure FalsePositiveRate => Measure.Share(FalsePositives, Negatives, "no negatives");

    /// <summary>TNR = P(ŷ = 0 | y = 0), also specificity.</summary>
    public Measure TrueNegativeRate => Measure.Share(TrueNegatives, Negatives, "no negatives");

    /// <summary>FNR = P(ŷ = 0 | y = 1).</summary>
    public Measure FalseNegativeRate => Measure.Share(FalseNegatives, Positives, "no positives");

    /// <summary>PPV = P(y = 1 | ŷ = 1), also precision.</summary>
    public Measure PositivePredictiveValue => Measure.Share(TruePositives, Selected, "nobody selected");

    /// <summary>NPV = P(y = 0 | ŷ = 0).</summary>
    public Measure NegativePredictiveValue => Measure.Share(TrueNegatives, Rejected, "nobody rejected");

    /// <summary>FDR = P(y = 0 | ŷ = 1) = 1 - PPV.</summary>
    public Measure FalseDiscoveryRate => Measure.Share(FalsePositives, Selected, "nobody selected");

    /// <summary>FOR = P(y = 1 | ŷ = 0) = 1 - NPV.</summary>
    public Measure FalseOmissionRate => Measure.Share(FalseNegatives, Rejected, "nobody rejected");

    /// <summary>½(TPR + TNR).</summary>
    public Measure BalancedAccuracy => 0.5 * (TruePositiveRate + TrueNegativeRate);

    /// <summary>F1 = 2TP / (2TP + FP + FN).</summary>
    public Measure F1 => Measure.Share(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives, "no positives and nobody selected");

    /// <summary>P(ŷ ≠ y).</summary>
    public Measure ErrorRate => Measure.Share(FalsePositives + FalseNegatives, Total, "nobody");

    /// <summary>The cells of two groups together.</summary>
    public static Confusion operator +(Confusion a, Confusion b) => new(a.TruePositives + b.TruePositives,
        a.FalsePositives + b.FalsePositives, a.TrueNegatives + b.TrueNegatives, a.FalseNegatives + b.FalseNegatives);
}
