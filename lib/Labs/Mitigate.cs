using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Labs;

/// <summary>Checks of lab 7: before, in and after training.</summary>
public static class Mitigate
{
    /// <summary>Task 1: the weights by which group and label are independent, [z, y].</summary>
    public static CheckResult Weights(double[,]? weight, TabularDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        const string what = "the weights";
        if (weight is null)
            return Check.NotDone(what);
        if (weight.GetLength(0) != 2 || weight.GetLength(1) != 2)
            return Check.Wrong(what, "Two rows, one for each group, and two columns, one for each label.");
        double[,] n = Cells(train);
        double N(int z) => n[z, 0] + n[z, 1];
        double M(int y) => n[0, y] + n[1, y];
        double all = N(0) + N(1);
        double[] Each(Func<int, int, double> of) => [of(0, 0), of(0, 1), of(1, 0), of(1, 1)];
        return Check.Numbers(what, Each((z, y) => weight[z, y]), Each((z, y) => N(z) * M(y) / (all * n[z, y])), 1e-6,
            "What is expected of independent group and label, P(z) P(y), over what is there, P(z, y).",
            (Each((z, y) => all * n[z, y] / (N(z) * M(y))), "Upside down: who is rarer than expected has to "
                + "weigh more."),
            (Each((z, y) => all / n[z, y]), "That makes all four cells alike in size; asked is that group and "
                + "label are "
                + "independent, and their shares as they are."),
            (Each((z, y) => N(z) / n[z, y]), "The share of the label among everybody is missing."),
            (Each((z, y) => N(y) * M(z) / (all * n[y, z])), "Rows are groups and columns labels: two are exchanged."))
            .Means("Women above the threshold count more, men above it less; nobody's label is changed.");
    }

    /// <summary>Task 2: the gap of selection rates of a model that learnt with these weights.</summary>
    public static CheckResult Reweighed(double gap, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (double.IsNaN(gap))
            return Check.NotDone("the gap after reweighing");
        var (plain, fair) = (Lr(split.Train), Lr(split.Train.WithWeights(Reweigh(split.Train))));
        return Check.Number("the gap after reweighing", gap, Gap(fair, split.Test), 2e-4,
            "Train on split.Train.WithWeights(...), one weight a person, and count decisions on the test people.",
            new Mistake(Gap(plain, split.Test), "That is the gap of the model without weights."),
            new Mistake(Gap(fair, split.Train), "That is on the people it was trained on."),
            new Mistake(Gap(fair, split.Validation), "That is on the validation people."))
            .Means("Smaller, and not 0: the weights make the labels independent of the group, not the decisions.");
    }

    /// <summary>Task 3: a threshold for women that makes true positive rates alike on validation people.</summary>
    public static CheckResult Threshold(
        double threshold, double testGap, double[] validation, double[] test, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        const string what = "the threshold for women";
        if (double.IsNaN(threshold))
            return Check.NotDone(what);
        double[] grid = [.. Enumerable.Range(1, 99).Select(t => t / 100.0)];
        double Tpr(TabularDataset d, double[] s, int g, double t, bool all = false)
        {
            var rows = Enumerable.Range(0, d.Rows)
                .Where(i => d.Group.Codes[i] == g && (all || d.Labels[i] == 1)).ToList();
            return rows.Count(i => s[i] >= t) / (double)rows.Count;
        }
        double GapOf(TabularDataset d, double[] s, double t, bool all = false) =>
            Tpr(d, s, 0, t, all) - Tpr(d, s, 1, 0.5, all);
        double Best(TabularDataset d, double[] s, bool all = false) => grid.MinBy(t => Math.Abs(GapOf(d, s, t, all)));
        double best = Best(split.Validation, validation);
        // A grid has ties, and a finer one has other ends.
        double least = Math.Abs(GapOf(split.Validation, validation, best));
        if (Math.Abs(GapOf(split.Validation, validation, threshold)) > least + 5e-3)
        {
            return Check.Wrong(what,
                Math.Abs(threshold - Best(split.Test, test)) < 1e-9
                    ? "That was tuned on the test people, who are there to judge it. Tune on the validation people."
                    : Math.Abs(threshold - Best(split.Validation, validation, all: true)) < 1e-9
                        ? "That makes selection rates alike. Asked are true positive rates, among those with label 1."
                        : "At that threshold the true positive rates of the validation people are further apart "
                            + "than they have "
                            + "to be.");
        }
        return Check.Number("the gap of true positive rates on the test "
            + "people", testGap, GapOf(split.Test, test, threshold), 1e-6,
            "Women at their threshold less men at one half, among the test people with label 1.",
            new Mistake(GapOf(split.Validation, validation, threshold), "That is on the validation people, on "
                + "whom it was tuned: "
                + "nearly 0 because it was made so."),
            new Mistake(GapOf(split.Test, test, 0.5), "That is without the threshold."))
            .Means("What was tuned on some people holds on others about as well as they are many.");
    }

    /// <summary>Task 4: a penalty on the gap of mean scores, squared, that can be trained with.</summary>
    public static CheckResult Penalty(Func<Tensor, Tensor, Tensor>? penalty)
    {
        const string what = "the penalty";
        if (penalty is null)
            return Check.NotDone(what);
        using var scope = NewDisposeScope();
        var scores = tensor((float[])[0.9f, 0.2f, 0.4f, 0.7f, 0.1f, 0.3f], requires_grad: true);
        var groups = tensor((float[])[0f, 0f, 1f, 1f, 1f, 0f]);
        var found = penalty(scores, groups);
        if (found is null)
            return Check.NotDone(what, "It gives nothing.");
        if (found.numel() != 1)
            return Check.Wrong(what, "A loss is one number; this gives one for each person.");
        // Means of 1.4 / 3 and 1.2 / 3.
        double value = found.to(float64).item<double>(), gap = (1.4 - 1.2) / 3;
        var checkedValue = Check.Number(what, value, gap * gap, 1e-6,
            "The mean score of z = 0 less the mean score of z = 1, then squared.",
            new Mistake(gap, "Not squared: below 0 it would be rewarded for turning the gap round."),
            new Mistake(-gap, "Not squared, and turned round."),
            new Mistake(0.04, "Those are sums: divide by the number of people in each group."),
            new Mistake(1.0 / 900, "Both were divided by everybody: take the mean in each group."));
        if (checkedValue.State != CheckState.Right)
            return checkedValue;
        return Check.That(what, found.requires_grad,
            "Right as a number, but cut off from the scores: nothing can be learnt from it. Stay with tensors "
                + "all the way.");
    }

    /// <summary>Task 5: the candidate to deploy, chosen without looking at the test people.</summary>
    /// <param name="choice">The student's choice.</param>
    /// <param name="candidates">Name, accuracy and gap on validation people, accuracy and gap on test people.</param>
    /// <param name="bound">The largest gap allowed.</param>
    public static CheckResult Choice(
        string? choice,
        IReadOnlyList<(string Name, double Accuracy, double Gap, double TestAccuracy, double TestGap)> candidates,
        double bound)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var allowed = candidates.Where(c => Math.Abs(c.Gap) <= bound).ToList();
        string best = allowed.MaxBy(c => c.Accuracy).Name;
        string most = candidates.MaxBy(c => c.Accuracy).Name, least = candidates.MinBy(c => Math.Abs(c.Gap)).Name;
        string Why(string name) => name == most && name != best ? "It is the most accurate, and its gap is "
            + "above the bound."
            : name == least && name != best ? "Its gap is smallest because it decides the same for everybody; "
                + "another one within "
                + "the bound is more accurate."
            : allowed.All(c => c.Name != name) ? "Its gap on the validation people is above the bound."
            : "Another one within the bound is more accurate on the validation people.";
        return Check.Names("the "
            + "choice", choice is null ? null : [choice], candidates.ToDictionary(c => c.Name, c => Why(c.Name)),
            [best], "Among those within the bound on the validation people: the most accurate.")
            .Means("Now, and only now, look at its row of the test people.");
    }

    /// <summary>Task 6: which statements follow.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Which of them need to know the group of whom they decide on?",
            ["B"] = "Task 3 made one rate alike. What of the others?",
            ["C"] = "That is why tasks 3 and 5 had three kinds of people.",
            ["D"] = "A threshold that depends on the group decides by the group; whether that may be is a "
                + "question of law.",
            ["E"] = "Fair in a number, on people of 1994, by one recorded attribute.",
        },
        ["A", "C", "D"], "Read the task that it is about again.");

    static double[,] Cells(TabularDataset people)
    {
        var n = new double[2, 2];
        for (int i = 0; i < people.Rows; i++)
            n[people.Group.Codes[i], people.Labels[i]]++;
        return n;
    }

    static double[] Reweigh(TabularDataset people)
    {
        double[,] n = Cells(people);
        return [.. people.Labels.Zip(people.Group.Codes, (y, z) =>
            (n[z, 0] + n[z, 1]) * (n[0, y] + n[1, y]) / (people.Rows * n[z, y]))];
    }

    static Models.LogisticRegression Lr(TabularDataset train) =>
        Models.LogisticRegression.Train(train, new Models.LogisticOptions());

    static double Gap(Models.LogisticRegression model, TabularDataset people)
    {
        double[] score = model.Predict(people);
        double Rate(int g) => score.Where((_, i) => people.Group.Codes[i] == g).Average(s => s >= 0.5 ? 1.0 : 0);
        return Rate(0) - Rate(1);
    }
}
