using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Numerics;

namespace FairLab.Labs;

/// <summary>Checks of lab 8: what makes a claim of fairness fall.</summary>
public static class NotFooled
{
    /// <summary>Task 1: the models that are fair only because they do not decide by anything.</summary>
    /// <param name="useless">The student's choice.</param>
    /// <param name="labels">Labels of the test people.</param>
    /// <param name="decisions">Decisions of each model, by its name.</param>
    public static CheckResult Useless(
        string[]? useless, IReadOnlyList<int> labels, IReadOnlyDictionary<string, int[]> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        double Balanced(int[] of)
        {
            double Rate(int y) => of.Where((_, i) => labels[i] == y).Average(d => d == y ? 1.0 : 0);
            return 0.5 * (Rate(0) + Rate(1));
        }
        string Words(string name) => Balanced(decisions[name]) > 0.52
            ? "It is right about both labels more often than a coin, however large its gap."
            : decisions[name].Distinct().Count() == 1
                ? "It decides the same for everybody: its accuracy is the share of one label."
                : "It decides, but by nothing: look at how often it is right about each label.";
        return Check.Names("the useless models", useless, decisions.Keys.ToDictionary(n => n, Words),
            [.. decisions.Keys.Where(n => Balanced(decisions[n]) <= 0.52)],
            "Balanced accuracy: the mean of the share right among label 0 and among label 1.")
            .Means("All of them have nearly no gap. Fair without being of use is easy.");
    }

    /// <summary>Task 2: the gap that chance makes of so few people, and whether the reported one is more.</summary>
    public static CheckResult Control(
        double chance95, bool? isMore, IReadOnlyList<int> decided, IReadOnlyList<int> group)
    {
        ArgumentNullException.ThrowIfNull(decided);
        ArgumentNullException.ThrowIfNull(group);
        int[] dealt = [.. group];
        var random = new SeededRandom(23);
        double Gap()
        {
            double Rate(int g) => decided.Where((_, i) => dealt[i] == g).Average();
            return Rate(0) - Rate(1);
        }
        double observed = Math.Abs(Gap());
        double[] signed = new double[2000];
        for (int draw = 0; draw < signed.Length; draw++)
        {
            random.Shuffle(dealt.AsSpan());
            signed[draw] = Gap();
        }
        double[] sizes = [.. signed.Select(Math.Abs).Order()];
        double expected = sizes[(int)(0.95 * sizes.Length)];
        return CheckResult.All("the negative control",
            Check.Number("what chance makes of it", chance95, expected, 0.008,
                "Deal the groups out anew 1,000 times, take the size of the gap each time, and find what 95 of "
                    + "100 are below.",
                new Mistake(sizes.Average(), "That is the mean size; asked is what 95 of 100 stay below."),
                new Mistake(sizes[^1], "That is the largest of all, which grows with the number of draws."),
                new Mistake(signed.Average(), "Take the size of each gap first: signs cancel."),
                new Mistake(observed, "That is the reported gap itself.")),
            isMore is null ? Check.NotDone("whether the reported gap is more")
                : Check.That("whether the reported gap is more", isMore == observed > expected,
                    "Compare the size of the reported gap with what chance stays below."))
            .Means("A gap near 0 and a gap that cannot be told from 0 are two things; so is one that cannot be "
                + "told from more.");
    }

    /// <summary>Task 3: what an attacker reads that took no part in the training.</summary>
    /// <param name="fresh">The student's balanced accuracy.</param>
    /// <param name="model">The model that claims to hide the group.</param>
    /// <param name="parts">Test people to learn from, to stop by, and to judge on.</param>
    public static CheckResult Attacker(double fresh, FairModel model, DataSplit parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parts);
        if (double.IsNaN(fresh))
            return Check.NotDone("what a fresh attacker reads");
        EncodedPeople Encoded(TabularDataset people) => new(model.Representation!(people), people.Group);
        var (learn, stop, judge) = (Encoded(parts.Train), Encoded(parts.Validation), Encoded(parts.Test));
        double[] again = [.. Enumerable.Range(1, 2).Select(seed =>
            new FreshAttacker().Attack(learn, stop, judge, seed).Value)];
        double cheat = new FreshAttacker().Attack(judge, judge, judge, 1);
        // Attackers differ by their start and their size.
        return Check.Number("what a fresh attacker reads", fresh, again.Average(), 0.05,
            "Encode three parts of the test people; new FreshAttacker().Attack(learn, stop, judge, seed) is the "
                + "answer.",
            new Mistake(model.Adversary, "That is the adversary that took part in the training, whom the "
                + "network had learnt to "
                + "fool."),
            new Mistake(cheat, "It was judged on the people it learnt from, whom it may know by heart."))
            .Means("Guessing gives one half: the adversary was at chance because it was fooled, not because "
                + "nothing is there.");
    }

    /// <summary>Task 4: the change over ten splits with its interval.</summary>
    public static CheckResult Seeds(
        double mean, (double Low, double High) interval, IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        double[] d = [.. after.Zip(before, (a, b) => a - b)];
        double expected = d.Average(), deviation = Deviation(d), error = deviation / Math.Sqrt(d.Length);
        double t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, d.Length - 1, 0.975);
        double unpaired = Math.Sqrt((Square(Deviation([.. before])) + Square(Deviation([.. after]))) / d.Length);
        (double, double) Around(double half) => (expected - half, expected + half);
        return CheckResult.All("the change over ten splits",
            Check.Number("the mean change", mean, expected, 1e-6, "After less before in each split; then the mean.",
                new Mistake(d.Min(), "That is the best split. Whoever reports the best of ten reports luck."),
                new Mistake(after.Average(), "That is the mean after; take the change in each split.")),
            Check.Ends("its interval", interval, Around(t * error), 1e-5,
                "Ten differences: mean plus and minus Student's t times their deviation over the square root of ten.",
                (Around(1.96 * error), "That takes the normal's 1 point 96 for Student's t; with ten numbers it "
                    + "is too narrow."),
                (Around(t * deviation), "That is where single splits lie, not where their mean lies: divide by "
                    + "the square root."),
                (Around(1.96 * deviation), "That is where single splits lie, not where their mean lies: divide "
                    + "by the square "
                    + "root."),
                (Around(t * unpaired), "That compares ten with ten others; these are pairs, each on one split: "
                    + "take differences "
                    + "first."),
                ((d.Min(), d.Max()), "That is from the least to the largest, which grows with the number of "
                    + "splits.")))
            .Means("The interval says how well the mean over splits of these people is known, no more.");

        static double Square(double x) => x * x;
        static double Deviation(double[] x) => Math.Sqrt(x.Sum(v => Square(v - x.Average())) / (x.Length - 1));
    }

    /// <summary>Task 5: how many of twenty methods that do nothing look as if they helped.</summary>
    public static CheckResult Lucky(int raw, int corrected, IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        const string what = "methods that seem to help";
        if (raw < 0 || corrected < 0)
            return Check.NotDone(what);
        double[] order = [.. p.Order()];
        // Holm: the k-th smallest against 0.05 over those that are left; the first that fails ends it.
        int holm = order.TakeWhile((v, k) => v < 0.05 / (order.Length - k)).Count();
        return CheckResult.All(what,
            Check.Number("without a correction", raw, p.Count(v => v < 0.05), 0, "Count the p-values below 0 "
                + "point 05.",
                new Mistake(p.Count(v => v >= 0.05), "Those are the ones that do not seem to help.")),
            Check.Number("after Holm's correction", corrected, holm, 0,
                "MultipleTesting.Holm adjusts the p-values for having looked at twenty.",
                new Mistake(p.Count(v => v < 0.05), "That is the number without a correction.")))
            .Means("None of the twenty does anything: whoever tries many and tells of one will find something.");
    }

    /// <summary>Task 6: which of the paper's three claims stand.</summary>
    public static CheckResult Claims(bool?[]? stands, IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        const string what = "the three claims";
        if (stands is null || stands.Length == 0 || stands.Any(s => s is null))
            return Check.NotDone(what);
        if (stands.Length != 3)
            return Check.Wrong(what, "Three claims, three answers.");
        if (stands[0] == true)
            return Check.Wrong(what, "The first: what does B decide by? Task 1.");
        if (stands[1] == true)
            return Check.Wrong(what, "The second: who says that nothing can be read, and who asked somebody "
                + "else? Task 3.");
        double high = StudentT.Interval([.. after.Zip(before, (a, b) => a - b)]).Upper;
        return Check.That(what, stands[2] == high < 0, "The third: is 0 in the interval of task 4?")
            .Means("A claim stands on a control, a fresh judge and more than one seed, or it does not.");
    }
}
