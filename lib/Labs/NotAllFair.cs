namespace FairLab.Labs;

/// <summary>Checks of lab 2, COMPAS: counted from the file, by race, decile and arrest.</summary>
public static class NotAllFair
{
    // [race][decile, 1 to 10][arrested again], African-American first.
    static readonly Lazy<double[][][]> Counted = new(Count);

    /// <summary>Task 1: false positive and false negative rates at decile 5.</summary>
    public static CheckResult Errors(double[]? fpr, double[]? fnr)
    {
        const string hint = "High risk is a decile of 5 or more. Who is wrongly called high-risk, among whom?";
        return CheckResult.All("the error rates",
            Both("the false positive rates", fpr, g => Share(g, 5, 0, 0), hint,
                (g => Share(g, 5, 1, 1), "Turned: that takes those arrested again for the ones who are wrongly "
                    + "flagged. A "
                    + "false positive is called high-risk and was not arrested again."),
                (g => Share(g, 6, 0, 0), "The threshold itself is high risk: 5 or more, not more than 5."),
                (g => Flagged(g, 5, 0) / Flagged(g, 5), "That is a share of the flagged. A false positive rate "
                    + "is a share "
                    + "of those who were not arrested again."),
                (g => Flagged(g, 5, 0) / All(g), "That is a share of everybody. Divide by those not arrested "
                    + "again.")),
            Both("the false negative rates", fnr, g => 1 - Share(g, 5, 1, 1), hint,
                (g => Share(g, 5, 1, 1), "That is the share that was found. A false negative was arrested again "
                    + "and not "
                    + "called high-risk."),
                (g => 1 - Share(g, 5, 0, 0), "Those are true negatives: they were not arrested again."),
                (g => (Arrested(g, 1) - Flagged(g, 5, 1)) / (All(g) - Flagged(g, 5)), "That is a share of those not "
                    + "flagged. A false negative rate is a share of those arrested again.")))
            .Means("One group's errors are false alarms, the other's are misses.");
    }

    /// <summary>Task 2: predictive values at decile 5.</summary>
    public static CheckResult PredictiveValues(double[]? ppv) => Both(
        "the predictive values", ppv, g => Flagged(g, 5, 1) / Flagged(g, 5),
        "Among those called high-risk: who was arrested again?",
        (g => Share(g, 5, 1, 1), "That is a share of those arrested again. Take the share of the flagged instead."),
        (g => Flagged(g, 5, 0) / Flagged(g, 5), "That is the complement: the flagged who were not arrested again."),
        (g => Arrested(g, 1) / All(g), "That is the base rate, of everybody. Look at the flagged alone."))
        .Means("By this measure the score treats both groups nearly alike. Both findings are of the same table.");

    /// <summary>Task 3: the false positive rate that the other three numbers force.</summary>
    public static CheckResult Implied(Func<double, double, double, double>? implied)
    {
        const string what = "the formula";
        if (implied is null)
            return Check.NotDone(what);
        (double P, double Ppv, double Fnr)[] points =
            [(0.3, 0.6, 0.4), (0.5, 0.7, 0.2), (0.2, 0.5, 0.5), (0.6, 0.9, 0.1)];
        double Of(Func<double, double, double, double> f) =>
            points.Max(x => Math.Abs(f(x.P, x.Ppv, x.Fnr) - implied(x.P, x.Ppv, x.Fnr)));
        (Func<double, double, double, double> F, string Says)[] mistakes =
        [
            ((p, v, m) => p / (1 - p) * (v / (1 - v)) * (1 - m), "One factor is upside down: that of the "
                + "predictive value."),
            ((p, v, m) => (1 - p) / p * ((1 - v) / v) * (1 - m), "One factor is upside down: the odds of the "
                + "base rate."),
            ((p, v, m) => p / (1 - p) * ((1 - v) / v) * m, "The last factor is the share that was found, not "
                + "that was missed."),
            ((p, v, m) => p * ((1 - v) / v) * (1 - m), "The base rate enters as odds, p over 1 - p."),
        ];
        if (Of((p, v, m) => p / (1 - p) * (1 - v) / v * (1 - m)) < 1e-9)
            return Check.Right(what).Means("Three of the numbers leave the fourth no choice. No model is in the "
                + "formula.");
        return points.Any(x => double.IsNaN(implied(x.P, x.Ppv, x.Fnr)))
            ? Check.NotDone(what, "It gives no number.")
            : Check.Wrong(what, mistakes.Where(m => Of(m.F) < 1e-9).Select(m => m.Says).FirstOrDefault()
                ?? "Begin with FP = FPR times the number not arrested again, and write FP by the predictive "
                    + "value too.");
    }

    /// <summary>Task 4: the share arrested again at each decile.</summary>
    public static CheckResult Calibration(double[]? black, double[]? white) => CheckResult.All("the two curves",
        Curve("the curve of African-American defendants", 0, black), Curve("the curve of Caucasian "
            + "defendants", 1, white))
        .Means("The same decile means about the same for both: the score is calibrated, more or less.");

    /// <summary>Task 5: thresholds that bring both error rates together, and the predictive values then.</summary>
    public static CheckResult Thresholds((int Black, int White) pair, double ppvGap)
    {
        const string what = "the pair of thresholds";
        if (pair.Black == 0 || pair.White == 0)
            return Check.NotDone(what);
        var pairs = (from i in Enumerable.Range(2, 9) from j in Enumerable.Range(2, 9) select (i, j)).ToList();
        if (!pairs.Contains(pair))
            return Check.Wrong(what, "Each threshold is one of the deciles from 2 to 10.");
        double Fpr((int i, int j) t) => Share(0, t.i, 0, 0) - Share(1, t.j, 0, 0);
        double Fnr((int i, int j) t) => Share(1, t.j, 1, 1) - Share(0, t.i, 1, 1);
        var best = pairs.MinBy(t => Math.Max(Math.Abs(Fpr(t)), Math.Abs(Fnr(t))));
        if (pair != best)
            return Check.Wrong(what, pair == pairs.MinBy(t => Math.Abs(Fpr(t)))
                ? "That makes false positive rates alike and forgets the misses: take the larger of both gaps."
                : pair == pairs.MinBy(t => Math.Abs(Fnr(t)))
                    ? "That makes misses alike and forgets the false alarms: take the larger of both gaps."
                    : pair.Black == pair.White
                        ? "One threshold for both is one of nine of the 81 pairs: try all of them."
                        : "Another pair has a smaller larger gap: go through all 81.");
        double Ppv(int g, int t) => Flagged(g, t, 1) / Flagged(g, t);
        return Check.Number("the gap of predictive values at that "
            + "pair", ppvGap, Ppv(0, best.i) - Ppv(1, best.j), 1e-6,
            "The predictive value of each group at its own threshold, African-American minus Caucasian.",
            new Mistake(Ppv(0, 5) - Ppv(1, 5), "That is the gap at the threshold of 5, not at the pair."),
            new Mistake(Math.Abs(Ppv(0, best.i) - Ppv(1, best.j)), "Keep the sign: African-American minus "
                + "Caucasian."))
            .Means("Errors are nearly alike now, and the price is paid by what it means to be flagged.");
    }

    /// <summary>Task 6: what is arithmetic, what is a finding, what is neither.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Task 3 is about it: base rates differ, and no score is perfect.",
            ["B"] = "The data hold arrests, not crimes: an arrest also says where and whom the police stop.",
            ["C"] = "Compare the gap of task 2 with those of task 1.",
            ["D"] = "Task 5 tried every pair. What of the predictive values?",
            ["E"] = "What task 3 forbids to have together, somebody has to choose from.",
            ["F"] = "Nothing here says what anybody intended.",
        },
        ["A", "C", "E"], "Read the task that it is about again.");

    static double Flagged(int g, int threshold, int again) => Counted.Value[g].Skip(threshold).Sum(d => d[again]);

    static double Flagged(int g, int threshold) => Flagged(g, threshold, 0) + Flagged(g, threshold, 1);

    static double Arrested(int g, int again) => Counted.Value[g].Sum(d => d[again]);

    static double All(int g) => Arrested(g, 0) + Arrested(g, 1);

    /// <summary>The share of those with one outcome that is flagged, and has another (the same).</summary>
    static double Share(int g, int threshold, int flagged, int of) =>
        Flagged(g, threshold, flagged) / Arrested(g, of);

    static CheckResult Both(
        string what, double[]? values, Func<int, double> expected, string hint,
        params (Func<int, double> Of, string Says)[] mistakes) =>
        Check.Numbers(what, values, [expected(0), expected(1)], 1e-6, hint, [.. mistakes.Select(m =>
            ((IReadOnlyList<double>)[m.Of(0), m.Of(1)], m.Says))]);

    static CheckResult Curve(string what, int g, double[]? values)
    {
        double[] Deciles(Func<int, double> of) => [.. Enumerable.Range(1, 10).Select(of)];
        return Check.Numbers(what, values, Deciles(d => Counted.Value[g][d][1] / Counted.Value[g][d].Sum()), 1e-6,
            "Ten numbers: for each decile the share arrested again among the people of the group with that decile.",
            (Deciles(d => Flagged(g, d, 1) / Flagged(g, d)), "Those have a decile of at least so much. Take "
                + "those with exactly "
                + "that decile."),
            (Deciles(d => Counted.Value[g][d].Sum() / All(g)), "That is how many people have the decile, not "
                + "how many of them "
                + "were arrested again."),
            (Deciles(d => Counted.Value[1 - g][d][1] / Counted.Value[1 - g][d].Sum()), "Those are the other "
                + "group's numbers."));
    }

    static double[][][] Count()
    {
        double[][][] counts = [.. Enumerable.Range(0, 2).Select(_ =>
            Enumerable.Range(0, 11).Select(_ => new double[2]).ToArray())];
        string[] races = ["African-American", "Caucasian"];
        foreach (var row in CountFile.Read("compas-score-counts"))
        {
            if (Array.IndexOf(races, row["race"]) is >= 0 and var g)
                counts[g][Whole(row["decile_score"])][Whole(row["two_year_recid"])] += row.People;
        }
        return counts;

        static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
