using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// Sensitive feature removal (Du et al. 2019, section 4.1 [du2019]): training without the features made from the
/// group's own column (of a crossing such as sex × race, from all of its columns) and, if wanted, without its proxies:
/// columns named, or columns that alone predict the group with at least a given AUC (<see cref="ProxyFinder"/>). What
/// remains can still give the group away together: <see cref="Leakage"/> says how much.
/// </summary>
public sealed record FeatureRemoval : IPreProcessor
{
    /// <summary>Source columns removed beside the group's own.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Columns that alone predict the group with an AUC of at least this are removed too.</summary>
    /// <value>Above 1: none.</value>
    public double ProxyAuc { get; init => field = Require.That(value, value > 0.5, "a number above 0.5"); } = 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// A proxy that is no column of the data, or nothing left to train on.
    /// </exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        string[] removed = [.. Removed(train)];
        if (removed.Length == train.FeatureList.Select(f => f.Column).Distinct().Count())
            throw new ArgumentException(removed.Length == 0 ? "found no features, expected some to train on"
                : $"removing {string.Join(", ", removed)} leaves no feature to train on: name fewer proxies, or raise "
                + "ProxyAuc");
        return new DataChange(train.WithoutColumns(removed), data => data.WithoutColumns(removed));
    }

    /// <summary>The columns it removes from a data set.</summary>
    public IReadOnlyList<string> Removed(TabularDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var own = train.Group.Columns.Where(c => train.FeatureList.Any(f => f.Column == c));
        var found = ProxyAuc <= 1 ? Ranked(train).Where(p => p.Auc >= ProxyAuc).Select(p => p.Column) : [];
        return [.. own.Concat(Proxies).Concat(found).Distinct()];
    }

    static IReadOnlyList<ProxyFinder.Proxy> Ranked(TabularDataset train)
    {
        var ranked = ProxyFinder.Rank(train);
        return ranked.All(p => !double.IsNaN(p.Auc)) ? ranked : throw new ArgumentException(
            $"found no two groups of '{train.Group.Name}' with people in both halves of the data, expected some: "
            + "without them no proxy can be judged; name Proxies instead of a ProxyAuc", nameof(train));
    }

    /// <summary>
    /// How well the features left give the group away: the AUC on test data of a logistic regression of membership, the
    /// largest over groups; 0.5 is chance.
    /// </summary>
    /// <param name="change">What <see cref="Fit"/> gave.</param>
    /// <param name="test">Data it was not fitted on, before the change.</param>
    public static Measure Leakage(DataChange change, TabularDataset test)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(test);
        var changed = change.Apply(test);
        var largest = (Measure)0.5;
        for (var g = 0; g < test.Group.Levels.Count; g++)
        {
            int[] Membership(TabularDataset data) => Array.ConvertAll(data.Group.Codes, z => z == g ? 1 : 0);
            var members = change.Train.WithLabels(Membership(change.Train));
            var scores = LogisticRegression.Train(members, new LogisticOptions()).Predict(changed);
            var everybody = new Grouping("all", ["all"], new int[test.Rows]);
            var auc = GroupScores.From(Membership(test), scores, everybody, test.Weights).Auc(0);
            if (!auc.IsDefined)
                return auc;
            largest = Math.Max(largest, auc);
        }
        return largest;
    }
}
