using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Labs;

/// <summary>Checks of lab 1, rates by group on Adult, counted from the file and not by the library's
/// metrics.</summary>
public static class MeasureIt
{
    static readonly Lazy<(double[] N, double[] Favoured)> Counted = new(Count);

    /// <summary>Task 1: the share above 50,000 dollars of women and of men.</summary>
    public static CheckResult Rates(double women, double men)
    {
        var (n, favoured) = Counted.Value;
        var (w, m) = (favoured[0] / n[0], favoured[1] / n[1]);
        const string hint = "Divide the number of a group's people with label 1 by the number of all people in it.";
        if (Near(women, m) && Near(men, w))
            return Check.Wrong("the two rates", "Right numbers, but the groups are exchanged: z = 0 are women.");
        return CheckResult.All("the two rates", Rate(0, women), Rate(1, men))
            .Means("A base rate is a share of the group, not of everybody.");

        CheckResult Rate(int g, double value) => Check.Number(
            g == 0 ? "the rate of women" : "the rate of men", value, favoured[g] / n[g], 1e-6, hint,
            new Mistake(favoured[g] / n.Sum(),
                "That is a share of everybody. Divide by the number of people in the group."),
            new Mistake(favoured[g] / favoured.Sum(), "That is the other way round: the share of the group among the "
                + "favoured. Asked is the share of the favoured in the group."),
            new Mistake(0, "That is 0: in C# a quotient of whole numbers is a whole number. Make one of them a "
                + "double."));
    }

    /// <summary>Task 2: difference and ratio of the rates.</summary>
    public static CheckResult Gap(double gap, double ratio)
    {
        var (n, favoured) = Counted.Value;
        var (w, m) = (favoured[0] / n[0], favoured[1] / n[1]);
        return CheckResult.All("gap and ratio",
            Check.Number("the gap of the rates", gap, w - m, 1e-6, "Subtract the rate of z = 1 from that of z = 0.",
                new Mistake(w / m, "That is the ratio, not the difference.")),
            Check.Number("the ratio of the rates", ratio, w / m, 1e-6, "Divide the rate of z = 0 by that of z = 1.",
                new Mistake(m / w, "The ratio is upside down: z = 0 over z = 1."),
                new Mistake(w - m, "That is the difference, not the ratio.")))
            .Means("The same two rates: in ratio they can look far apart while in difference they are close.");
    }

    /// <summary>Task 3: a 95% interval of the difference.</summary>
    public static CheckResult DifferenceInterval((double Low, double High) interval)
    {
        var (n, favoured) = Counted.Value;
        double[] p = [favoured[0] / n[0], favoured[1] / n[1]];
        double deviation = Math.Sqrt(p[0] * (1 - p[0]) / n[0] + p[1] * (1 - p[1]) / n[1]);
        var (first, second) = (Proportion.Wilson(favoured[0], n[0]), Proportion.Wilson(favoured[1], n[1]));
        double wrong = Math.Sqrt(p[0] * (1 - p[0]) + p[1] * (1 - p[1]));
        // With so many people the textbook interval and Newcombe's agree to the fourth digit: either is right.
        return Check.Ends("the interval of the difference", interval,
            (p[0] - p[1] - 1.96 * deviation, p[0] - p[1] + 1.96 * deviation), 4e-4,
            "Use both groups: the number of people with label 1 in each, and the number of people in each.",
            ((first.Lower - second.Upper, first.Upper - second.Lower), "That takes both rates at their far ends "
                + "at once, "
                + "which is rarer than either: too wide. An interval of a difference is its own thing."),
            ((first.Lower, first.Upper), "That is the interval of one rate, not of the difference."),
            ((second.Lower, second.Upper), "That is the interval of one rate, not of the difference."),
            ((p[0] - p[1] - 1.96 * wrong, p[0] - p[1] + 1.96 * wrong), "Far too wide: that is the spread of "
                + "people, not "
                + "of their mean. A variance is divided by the number of people before the square root."))
            .Means("It does not contain 0: among so many people chance alone hardly makes such a difference.");
    }

    /// <summary>Task 4: three gaps of decisions.</summary>
    public static CheckResult DecisionGaps(
        double selectionGap, double tprGap, double fprGap, TabularDataset test, double[] score)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(score);
        double Share(int g, Func<int, bool> part, Func<int, bool> whole)
        {
            var rows = Enumerable.Range(0, test.Rows).Where(i => test.Group.Codes[i] == g && whole(i)).ToList();
            return rows.Count(part) / (double)rows.Count;
        }
        double Gap(Func<int, bool> part, Func<int, bool> whole) => Share(0, part, whole) - Share(1, part, whole);
        bool Chosen(int i) => score[i] >= 0.5;
        bool Favoured(int i) => test.Labels[i] == 1;
        bool All(int i) => true;
        double MeanScore(int g) => score.Where((_, i) => test.Group.Codes[i] == g).Average();
        var (selection, tpr, fpr) = (Gap(Chosen, All), Gap(Chosen, Favoured), Gap(Chosen, i => !Favoured(i)));
        const string hint = "Who is counted, and among whom? What stands right of the bar is the group that you "
            + "divide by.";
        return CheckResult.All("the gaps of the decisions",
            Check.Number("the gap of selection rates", selectionGap, selection, 1e-6, hint,
                new Mistake(Gap(Favoured, All), "That is the gap of the labels, not of the decisions."),
                new Mistake(MeanScore(0) - MeanScore(1),
                    "That is the gap of the mean score, not of a share of people: a decision is 0 or 1.")),
            Check.Number("the gap of true positive rates", tprGap, tpr, 1e-6, hint,
                new Mistake(Gap(Favoured, Chosen), "That is a share of the selected. A true positive rate is a "
                    + "share of "
                    + "those with label 1."),
                new Mistake(-tpr, "The sign is turned, or those are false negatives, the ones with label 1 that "
                    + "were missed.")),
            Check.Number("the gap of false positive rates", fprGap, fpr, 1e-6, hint,
                new Mistake(Gap(i => !Favoured(i), Chosen), "That is a share of the selected. A false positive "
                    + "rate is a "
                    + "share of those with label 0."),
                new Mistake(-fpr, "The sign is turned, or those are true negatives, the ones with label 0 that "
                    + "were left out.")))
            .Means("Each has another whole: everybody, those with label 1, those with label 0.");
    }

    /// <summary>Polls of some people each, the same every time.</summary>
    /// <param name="people">Whom to ask.</param>
    /// <param name="count">The number of polls.</param>
    /// <param name="size">The number of people in each.</param>
    public static IReadOnlyList<TabularDataset> Samples(TabularDataset people, int count, int size)
    {
        ArgumentNullException.ThrowIfNull(people);
        var random = new SeededRandom(1);
        return [.. Enumerable.Range(0, count).Select(_ => people.Select(
            [.. Enumerable.Range(0, size).Select(_ => random.Next(people.Rows))]))];
    }

    /// <summary>Task 5: how many intervals of polls contain 0, and how many the gap of everybody.</summary>
    public static CheckResult Polls(int without, int cover, IReadOnlyList<TabularDataset> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (without < 0 || cover < 0)
            return Check.NotDone("the polls", "At least one number is still below 0.");
        var (n, favoured) = Counted.Value;
        if (cover == samples.Count)
            return Check.Wrong("polls whose interval contains the gap of everybody", "Every one? A poll's interval "
                + "always contains the poll's own middle; asked is the gap of everybody.");
        double gap = favoured[0] / n[0] - favoured[1] / n[1];
        double Of(TabularDataset s, int g, int least) =>
            s.Group.Codes.Zip(s.Labels).Count(p => p.First == g && p.Second >= least);
        var intervals = samples
            .Select(s => Proportion.Newcombe(Of(s, 0, 1), Of(s, 0, 0), Of(s, 1, 1), Of(s, 1, 0))).ToList();
        bool Textbook(TabularDataset s, double at)
        {
            var (n0, n1) = (Of(s, 0, 0), Of(s, 1, 0));
            var (p0, p1) = (Of(s, 0, 1) / n0, Of(s, 1, 1) / n1);
            return Math.Abs(p0 - p1 - at) <= 1.96 * Math.Sqrt(p0 * (1 - p0) / n0 + p1 * (1 - p1) / n1);
        }
        const string textbook = "That is the textbook's interval, plus and minus 1 point 96 deviations: too "
            + "narrow where a "
            + "group has a few dozen people. Use Newcombe's.";
        // Somebody else's quantile or rounding moves one poll or two.
        const int within = 3;
        int contain = intervals.Count(i => i.Contains(0)), covered = intervals.Count(i => i.Contains(gap));
        return CheckResult.All("the polls",
            Check.Number("polls that do not show a difference", without, contain, within,
                "For each sample: count each group and its favoured, make the interval, ask whether 0 lies in it.",
                new Mistake(samples.Count - contain, "That counts the intervals that do not contain 0."),
                new Mistake(samples.Count(s => Textbook(s, 0)), textbook)),
            Check.Number("polls whose interval contains the gap of everybody", cover, covered, within,
                "For each sample the same interval; this time ask whether `gap` lies in it.",
                new Mistake(intervals.Count(i => i.Contains(-gap)), "Check the sign of the gap.")))
            .Means("An interval of 95% misses the truth about once in twenty times, and a small sample often "
                + "cannot tell "
                + "a difference from none.");
    }

    /// <summary>Task 6: which statements the numbers support.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Task 1 and its interval are about just that.",
            ["B"] = "Nothing above compares people in the same work; a lower share above a threshold can come "
                + "from hours, "
                + "occupations or pay, and the data cannot tell.",
            ["C"] = "Task 4 counted it.",
            ["D"] = "That is for a court, by rules about who decided what for whom; a gap is at most a reason "
                + "to ask.",
            ["E"] = "The data are of 1994.",
            ["F"] = "Task 5 counted how often that happens.",
        },
        ["A", "C", "F"], "Read the task that it is about again.");

    static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6;

    static (double[] N, double[] Favoured) Count()
    {
        var (n, favoured) = (new double[2], new double[2]);
        foreach (var row in CountFile.Read("adult-counts"))
        {
            int g = row["sex"] == "Female" ? 0 : 1;
            n[g] += row.People;
            favoured[g] += row["income_over_50k"] == "1" ? row.People : 0;
        }
        return (n, favoured);
    }
}
