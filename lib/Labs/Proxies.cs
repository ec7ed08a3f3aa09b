using FairLab.Data;
using FairLab.Models;

namespace FairLab.Labs;

/// <summary>Checks of lab 3, what stands for a group that is not among the inputs.</summary>
public static class Proxies
{
    /// <summary>Task 1: a model that does not see sex, and the gap of its selection rates.</summary>
    /// <param name="blind">The student's model.</param>
    /// <param name="blindGap">The student's gap.</param>
    /// <param name="full">The model that sees everything.</param>
    /// <param name="split">People with all columns.</param>
    public static CheckResult Blind(IClassifier? blind, double blindGap, IClassifier full, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(full);
        ArgumentNullException.ThrowIfNull(split);
        const string what = "a model that does not see sex";
        if (blind is null)
            return Check.NotDone(what);
        string[] columns = [.. (blind.Schema?.Features ?? []).Select(f => f.Column).Distinct()];
        if (columns.Contains("sex"))
            return Check.Wrong(what, "It still has the column sex among its inputs.");
        if (columns.Length != split.Test.FeatureList.Select(f => f.Column).Distinct().Count() - 1)
            return Check.Wrong(what, "More than one column is gone: leave out sex alone.");
        double Gap(IClassifier model, TabularDataset test)
        {
            double[] score = model.Predict(test);
            double Rate(int g) => score.Where((_, i) => test.Group.Codes[i] == g).Average(s => s >= 0.5 ? 1.0 : 0);
            return Rate(0) - Rate(1);
        }
        return Check.Number("the gap of its selection "
            + "rates", blindGap, Gap(blind, split.Test.WithoutColumns("sex")), 1e-6,
            "Count its decisions on the test people: the selection rate of women minus that of men.",
            new Mistake(Gap(full, split.Test), "That is the gap of the model that sees sex."),
            new Mistake(Gap(blind, split.Train.WithoutColumns("sex")), "That is on the people it was trained on."))
            .Means("Compare it with the gap of the model that sees sex: not to look does not mean not to know.");
    }

    /// <summary>Task 2: how well the other columns tell the group, as balanced accuracy on new people.</summary>
    public static CheckResult Told(double told, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (double.IsNaN(told))
            return Check.NotDone("how well the group is told");
        TabularDataset Asked(TabularDataset d) => d.WithoutColumns("sex").WithLabels(d.Group.Codes);
        var (train, test) = (Asked(split.Train), Asked(split.Test));
        var model = LogisticRegression.Train(train, new LogisticOptions());
        var (fresh, known) = (Right(model, test), Right(model, train));
        // Any good classifier is an answer: the mean of both rates is known to about a point.
        return Check.Number("how well the group is told", told, 0.5 * (fresh[0] + fresh[1]), 0.02,
            "Train on the group's codes as labels, without the column sex, and take the mean of the two rates "
                + "of being right "
            + "on the test people.",
            new Mistake(1, "Always right? Then sex is still among the inputs."),
            new Mistake((fresh[0] * Share(test, 0)) + (fresh[1] * Share(test, 1)), "That is plain accuracy: "
                + "whoever says *man* "
                + "every time is right for two thirds. Take the mean of both groups' rates."),
            new Mistake(0.5, "That is what guessing gives: does the model see the labels you mean?"))
            .Means("Guessing gives one half.");

        static double Share(TabularDataset d, int g) => d.Labels.Count(y => y == g) / (double)d.Rows;
        static double[] Right(LogisticRegression model, TabularDataset d)
        {
            double[] p = model.Predict(d);
            return [.. Enumerable.Range(0, 2).Select(g => Enumerable.Range(0, d.Rows).Where(i => d.Labels[i] == g)
                .Average(i => (p[i] >= 0.5 ? 1 : 0) == g ? 1.0 : 0))];
        }
    }

    /// <summary>Task 3: which columns of the applications tell the group.</summary>
    public static CheckResult Telling(string[]? columns) => Check.Names("the columns that tell the group", columns,
        Loans, ["zip_index", "surname_score"], "How well does the column alone predict the group?");

    /// <summary>Task 4: which of them each of two models uses.</summary>
    public static CheckResult Used(string[]? biased, string[]? control) => CheckResult.All("what the models use",
        Check.Names("what the first model uses", biased, Loans, ["zip_index", "surname_score"],
            "Ask for the columns that are sensitive: looked at and telling the group."),
        control is { Length: > 0 }
            ? Check.Wrong("what the control uses", "Its training decisions did not depend on the group, so "
                + "nothing is to be "
                + "flagged: was it the control that you asked about, and on people that it was not trained on?")
            : Check.Names("what the control uses", control, Loans, [], ""))
        .Means("A proxy is there in both; only a model that was taught by discriminating decisions uses it.");

    /// <summary>Task 5: how much the group moves the scores of the minority.</summary>
    public static CheckResult BornOtherwise(
        double change, IClassifier? model, TabularDataset people, TabularDataset flipped)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(flipped);
        var (now, then) = (model.Predict(people), model.Predict(flipped));
        double Mean(int g, Func<int, double> of) =>
            Enumerable.Range(0, people.Rows).Where(i => people.Group.Codes[i] == g).Average(of);
        double expected = Mean(0, i => then[i] - now[i]);
        return Check.Number("the change of the minority's scores", change, expected, 1e-6,
            "For the people of the minority alone: the score after less the score before, averaged.",
            new Mistake(-expected, "The sign is turned: the score as somebody of the majority, less the score "
                + "as they are."),
            new Mistake(Enumerable.Range(0, people.Rows).Average(i => then[i] - now[i]), "That is the mean over "
                + "everybody, in "
                + "which changes up and down cancel."),
            new Mistake(Mean(1, i => now[i]) - Mean(0, i => now[i]), "That compares two sets of people, who "
                + "differ in other "
                + "things too. Compare the same people with themselves."),
            new Mistake(Mean(1, i => then[i] - now[i]), "That is the change of the majority."))
            .Means("The same people, everything of their own kept: this is an effect, not only a difference.");
    }

    /// <summary>Task 6: which statements follow.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Task 1 compares just that.",
            ["B"] = "In task 4 the control could tell the group from the same columns, and did not use them.",
            ["C"] = "What were the control's proxies for, in task 4?",
            ["D"] = "It holds in a causal model that somebody wrote down. Who writes it down for real people?",
            ["E"] = "Nobody said why these columns go together with sex, nor that they are a fault.",
        },
        ["A", "C"], "Read the task that it is about again.");

    static readonly Dictionary<string, string> Loans = new()
    {
        ["zip_index"] = "How well does ZIP code alone predict the group?",
        ["surname_score"] = "How well does the surname alone predict the group?",
        ["income"] = "Income differs between the groups by a trifle, less than what was asked for.",
        ["debt"] = "It decides about loans, and says nothing about the group.",
        ["history"] = "It decides about loans, and says nothing about the group.",
        ["noise"] = "It says nothing about anything.",
    };
}
