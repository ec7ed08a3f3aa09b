using FairLab.Metrics;

namespace FairLab.Labs;

/// <summary>Checks of lab 6, whom a network is right for.</summary>
public static class RightForWhom
{
    const string Cells = "Put people into cells by joining two words, and take the share of right answers in each.";

    /// <summary>Task 1: accuracy by tone and by presentation.</summary>
    public static CheckResult OneByOne(
        double lighter, double darker, double women, double men,
        IReadOnlyList<bool> right, IReadOnlyList<string> tone, IReadOnlyList<string> presentation)
    {
        const string hint = "Among the people of that level: the share for whom `right` is true.";
        return CheckResult.All("accuracy, one attribute at a time",
            Of("lighter", lighter, tone), Of("darker", darker, tone),
            Of("woman", women, presentation), Of("man", men, presentation))
            .Means("One attribute at a time, and nobody in particular.");

        CheckResult Of(string level, double value, IReadOnlyList<string> column)
        {
            string other = column.First(c => c != level);
            double among = right.Where((r, i) => r && column[i] == level).Count();
            return Check.Number($"accuracy of '{level}'", value, Rate(right, column, level), 1e-6, hint,
                new Mistake(Rate(right, column, other), "That is the other level's: two are exchanged."),
                new Mistake(among / right.Count, "That is a share of everybody; divide by the people of the level."),
                new Mistake(among / right.Count(r => r), "That is who the right answers are about; asked is how "
                    + "often they "
                    + "are right."));
        }
    }

    /// <summary>Task 2: the cell of tone and presentation that is worst off.</summary>
    public static CheckResult Worst(
        string? worst, double accuracy,
        IReadOnlyList<bool> right, IReadOnlyList<string> tone, IReadOnlyList<string> presentation)
    {
        const string what = "the cell that is worst off";
        if (worst is null)
            return Check.NotDone(what);
        string[] cells = [.. tone.Zip(presentation, (t, p) => $"{t} {p}")];
        var rates = cells.Distinct().ToDictionary(c => c, c => Rate(right, cells, c));
        string found = rates.MinBy(r => r.Value).Key;
        if (!rates.ContainsKey(worst))
            return Check.Wrong(what, "Write a tone and a presentation, such as \"lighter man\".");
        if (worst != found)
        {
            return Check.Wrong(what, worst == rates.MaxBy(r => r.Value).Key
                ? "That cell is served best."
                : "Another cell has a lower accuracy: compare all four.");
        }
        double[] alone = [Rate(right, tone, found.Split(' ')[0]), Rate(right, presentation, found.Split(' ')[1])];
        return Check.Number("its accuracy", accuracy, rates[found], 1e-6, Cells,
            new Mistake(alone[0], "That is everybody of the tone."),
            new Mistake(alone[1], "That is everybody of the presentation."),
            new Mistake(alone.Average(), "The mean of two attributes is not the cell: count the people who have "
                + "both."))
            .Means("Lower than either attribute alone would say.");
    }

    /// <summary>Task 3: an interval for it, and how many more people for half its width.</summary>
    public static CheckResult Interval(
        (double Low, double High) interval, double times,
        IReadOnlyList<bool> right, IReadOnlyList<string> tone, IReadOnlyList<string> presentation)
    {
        string[] cells = [.. tone.Zip(presentation, (t, p) => $"{t} {p}")];
        string worst = cells.Distinct().MinBy(c => Rate(right, cells, c))!;
        double n = cells.Count(c => c == worst), p = Rate(right, cells, worst), all = right.Count;
        double overall = right.Count(r => r) / all;
        (double, double) Of(double share, double people)
        {
            var i = Proportion.Wilson(share * people, people);
            return (i.Lower, i.Upper);
        }
        return CheckResult.All("the interval",
            Check.Ends("the interval of the worst cell", interval, Of(p, n), 4e-3,
                "Wilson's interval of the right answers among the people of the cell.",
                (Of(p, all), "Too narrow: that takes everybody for the people of the cell."),
                (Of(overall, all), "That is everybody's accuracy.")),
            Check.Number("how many times as many people", times, 4, 0.01,
                "The width goes with one over the square root of the number of people.",
                new Mistake(2, "Twice as many people make it narrower by the square root of two only."),
                new Mistake(Math.Sqrt(2), "The other way round: people are the square of the width."),
                new Mistake(0.25, "More people, not fewer.")))
            .Means("Who is rare is also known least about.");
    }

    /// <summary>Task 4: the cells of three attributes that are shown to be served worse or better.</summary>
    /// <param name="shown">The student's cells.</param>
    /// <param name="finding">The audit of all cells.</param>
    public static CheckResult Shown(string[]? shown, SubgroupFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string Words(SubgroupResult g) => g.IsTooSmall ? "It has too few people to say anything."
            : g.PHolm < 0.05 ? "After the correction its p-value is still small."
            : g.P < 0.05 ? "Its p-value is small, but so many cells were looked at: correct for that."
            : "It is not shown to differ; nor to be alike.";
        return Check.Names("the cells shown to differ", shown,
            finding.Groups.ToDictionary(g => g.Group, Words),
            [.. finding.Judged.Where(g => g.PHolm < 0.05).Select(g => g.Group)], "Take those with PHolm below 0.05.")
            .Means("Among many cells some look bad by chance; among few people a bad one may not show.");
    }

    /// <summary>Task 5: the worst cell's accuracy after learning from as many people of each cell.</summary>
    /// <param name="after">The student's number.</param>
    /// <param name="before">Right answers of the first network.</param>
    /// <param name="right">Right answers of the network that learnt from balanced pictures.</param>
    /// <param name="tone">Tones.</param>
    /// <param name="presentation">Presentations.</param>
    public static CheckResult Balanced(
        double after, IReadOnlyList<bool> before, IReadOnlyList<bool>? right,
        IReadOnlyList<string> tone, IReadOnlyList<string> presentation)
    {
        const string what = "the worst cell's accuracy after balancing";
        if (right is null)
            return Check.NotDone(what);
        if (right.Count != tone.Count)
            return Check.Wrong(what, "One value for each of the test people is asked for, in their order.");
        string[] cells = [.. tone.Zip(presentation, (t, p) => $"{t} {p}")];
        double[] then = [.. cells.Distinct().Select(c => Rate(right, cells, c))];
        string worst = cells.Distinct().MinBy(c => Rate(before, cells, c))!;
        return Check.Number(what, after, then.Min(), 1e-6,
            "The lowest of the four cells' accuracies of the second network.",
            new Mistake(Rate(before, cells, worst), "That is the first network's."),
            new Mistake(Rate(right, cells, worst), "That is the cell that was worst before; another one may be now."),
            new Mistake(right.Count(r => r) / (double)right.Count, "That is everybody's accuracy."),
            new Mistake(then.Average(), "That is the mean of the cells."))
            .Means("Look at the other cells as well: somebody may pay for it.");
    }

    /// <summary>Task 6: which statements follow.</summary>
    public static CheckResult Statements(string[]? supported) => Check.Names("the statements", supported,
        new Dictionary<string, string>
        {
            ["A"] = "Compare task 2 with task 1.",
            ["B"] = "An interval that is wide says that little is known.",
            ["C"] = "The network was trained on drawings, and tested on drawings.",
            ["D"] = "Task 4 named those for which there was enough to see.",
            ["E"] = "Exposure was the same for everybody and shares were planted: here both causes are known. "
                + "Look at the "
                + "first cell.",
        },
        ["A", "D", "E"], "Read the task that it is about again.");

    static double Rate(IReadOnlyList<bool> right, IReadOnlyList<string> column, string level) =>
        right.Where((_, i) => column[i] == level).Average(r => r ? 1.0 : 0);
}
