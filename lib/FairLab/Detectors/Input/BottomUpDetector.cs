using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Detectors;

/// <summary>
/// Discrimination via input, bottom-up (Du et al. 2019, section 3.1 [du2019]): suspected inputs are changed, all else
/// kept, and the scores of the same people before and after are compared in pairs. Each change is a hypothesis of the
/// table, adjusted by Holm's method.
/// </summary>
public static class BottomUpDetector
{
    /// <summary>Tries changes on a model.</summary>
    /// <param name="score">Scores of the favourable outcome in [0, 1], shape [n].</param>
    /// <param name="data">The people.</param>
    /// <param name="changes">What to change, one at a time.</param>
    public static IReadOnlyList<CounterfactualFinding> Find(
        Func<TabularDataset, double[]> score, TabularDataset data, params IReadOnlyList<CounterfactualChange> changes)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(data);
        data = data.Repeated("a paired test");
        var before = score(data);
        return Compare(before, [.. changes.Select(change => (change.Name, score(change.Apply(data))))]);
    }

    /// <summary>Tries changes on a classifier.</summary>
    /// <param name="model">Any classifier.</param>
    /// <param name="data">The people.</param>
    /// <param name="changes">What to change, one at a time.</param>
    public static IReadOnlyList<CounterfactualFinding> Find(IClassifier model, TabularDataset data,
        params IReadOnlyList<CounterfactualChange> changes)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Find(model.Predict, data, changes);
    }

    /// <summary>Tries changes on texts: each on those that it changes, since only they have a counterpart.</summary>
    /// <param name="score">A score in [0, 1] for each of some texts.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="changes">What to change, one at a time.</param>
    /// <exception cref="ArgumentException">A change that changes fewer than two texts.</exception>
    public static IReadOnlyList<CounterfactualFinding> Find(Func<IReadOnlyList<string>, double[]> score,
        IReadOnlyList<string> texts, params IReadOnlyList<TextChange> changes)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(texts);
        var found = changes.Select(change =>
        {
            var pairs = texts.Select(t => (Before: t, After: change.Apply(t)))
                .Where(p => p.Before != p.After).ToArray();
            if (pairs.Length < 2)
                throw new ArgumentException(
                    $"change '{change.Name}': it changes {pairs.Length} of {texts.Count} texts, "
                    + "expected at least two", nameof(changes));
            var before = score([.. pairs.Select(p => p.Before)]);
            return Compare(before, (change.Name, score([.. pairs.Select(p => p.After)])))[0];
        }).ToArray();
        var adjusted = MultipleTesting.Holm([.. found.Select(f => f.P)]);
        return [.. found.Select((f, i) => f with { PHolm = adjusted[i] })];
    }

    /// <summary>
    /// The verdict on group fairness: how much of the difference between two groups' scores runs through what is
    /// changed. Every change is made for everybody, and what it adds to the difference z = 0 less z = 1 is the mean
    /// change of z = 0 less that of z = 1.
    /// </summary>
    /// <param name="score">Scores of the favourable outcome in [0, 1], shape [n].</param>
    /// <param name="data">People of two groups.</param>
    /// <param name="changes">What to change, one at a time.</param>
    /// <exception cref="ArgumentException">Other than two groups, or fewer than two people in one.</exception>
    public static IReadOnlyList<GroupGapFinding> Gaps(
        Func<TabularDataset, double[]> score, TabularDataset data, params IReadOnlyList<CounterfactualChange> changes)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(data);
        data = data.Repeated("a test of two means");
        var groups = data.Group;
        if (groups.Levels.Count != 2)
            throw new ArgumentException(
                $"found {groups.Levels.Count} groups of '{groups.Name}', "
                + "expected two: the verdict is on a difference", nameof(data));
        int[][] members = [.. Enumerable.Range(0, 2)
            .Select(z => Enumerable.Range(0, data.Rows).Where(i => groups.Codes[i] == z).ToArray())];
        if (Array.FindIndex(members, m => m.Length < 2) is >= 0 and var small)
            throw new ArgumentException(
                $"found {members[small].Length} people of '{groups.Levels[small]}', "
                + "expected at least two", nameof(data));
        double Mean(double[] values, int z) => members[z].Average(i => values[i]);
        GroupCounts Counts(double[] scores) =>
            GroupCounts.From(data.Labels, Array.ConvertAll(scores, s => s >= 0.5 ? 1 : 0), groups);
        var before = score(data);
        var now = Counts(before);
        var found = changes.Select(change =>
        {
            var after = score(change.Apply(data));
            // What changes for the members of each group, compared by Welch's test.
            double[][] changed = [.. members.Select(m => Array.ConvertAll(m, i => after[i] - before[i]))];
            var (lift, p) = WelchTest.Compare(changed[0], changed[1]);
            var then = Counts(after);
            return new GroupGapFinding(
                change.Name,
                Before: Mean(before, 0) - Mean(before, 1),
                After: Mean(after, 0) - Mean(after, 1),
                Lift: lift.Value,
                lift.Interval,
                p,
                PHolm: double.NaN,
                ParityBefore: now[GroupMetrics.Parity],
                ParityAfter: then[GroupMetrics.Parity])
            {
                FourFifths = (GroupMetrics.PassesFourFifths(now), GroupMetrics.PassesFourFifths(then)),
            };
        }).ToArray();
        var adjusted = MultipleTesting.Holm([.. found.Select(f => f.P)]);
        return [.. found.Select((f, i) => f with { PHolm = adjusted[i] })];
    }

    /// <summary>The same for a classifier.</summary>
    /// <param name="model">Any classifier.</param>
    /// <param name="data">People of two groups.</param>
    /// <param name="changes">What to change, one at a time.</param>
    /// <exception cref="ArgumentException">Other than two groups, or fewer than two people in one.</exception>
    public static IReadOnlyList<GroupGapFinding> Gaps(IClassifier model, TabularDataset data,
        params IReadOnlyList<CounterfactualChange> changes)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Gaps(model.Predict, data, changes);
    }

    /// <summary>Compares scores that were computed already, of people, sentences or images.</summary>
    /// <param name="before">Scores as they are, shape [n].</param>
    /// <param name="after">For each change its name and the scores under it, shape [n], in the same order.</param>
    /// <exception cref="ArgumentException">Another number of scores than before, or fewer than two.</exception>
    public static IReadOnlyList<CounterfactualFinding> Compare(
        double[] before, params IReadOnlyList<(string Change, double[] Scores)> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Length < 2)
            throw new ArgumentException(
                $"found {before.Length} scores, expected at least two: a paired test needs them", nameof(before));
        var means = after.Select(a => a.Scores.Length == before.Length
            ? RunMean.Of([.. a.Scores.Zip(before, (x, y) => x - y)])
            : throw new ArgumentException(
                $"change '{a.Change}': found {a.Scores.Length} scores, expected {before.Length}", nameof(after)))
            .ToArray();
        var adjusted = MultipleTesting.Holm([.. means.Select(m => m.P)]);
        return [.. after.Select((a, i) =>
        {
            double[] differences = [.. a.Scores.Zip(before, (x, y) => x - y)];
            var mean = means[i];
            var squares = differences.Sum(d => (d - mean.Value) * (d - mean.Value));
            var deviation = Math.Sqrt(squares / (differences.Length - 1));
            var varies = deviation > 0 && !Magnitude.IsConstant(differences);
            var decidedOtherwise = a.Scores.Zip(before).Count(s => s.First >= 0.5 != s.Second >= 0.5);
            return new CounterfactualFinding(
                a.Change,
                before.Length,
                MeanChange: mean.Value,
                new Interval(mean.Low, mean.High),
                MeanSize: differences.Average(Math.Abs),
                EffectSize: varies ? mean.Value / deviation : double.NaN,
                mean.P,
                PHolm: adjusted[i],
                DecisionsChanged: decidedOtherwise / (double)before.Length);
        })];
    }
}
