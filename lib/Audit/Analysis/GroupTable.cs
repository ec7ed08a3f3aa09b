using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>
/// The counts of one attribute or of a crossing of several. The reference, which the other groups are compared with,
/// is the last group; of two, it is z = 1.
/// </summary>
sealed class GroupTable
{
    readonly Tally[][] _outcomes, _pairs;
    readonly Tally[][][]? _scores;

    GroupTable(string name, IReadOnlyList<string> attributes, IReadOnlyList<string> groups, Tally[][] outcomes,
        Tally[][] pairs, Tally[][][]? scores, bool hasLabels, bool isWeighted, bool isReferenceNamed,
        ScoreRange? range)
    {
        Range = range;
        (Name, Attributes, Groups, _outcomes, _pairs, _scores) = (name, attributes, groups, outcomes, pairs, scores);
        (HasLabels, IsWeighted, IsReferenceNamed) = (hasLabels, isWeighted, isReferenceNamed);
    }

    /// <summary>What the groups are groups of, such as "sex × race".</summary>
    public string Name { get; }

    public IReadOnlyList<string> Attributes { get; }

    public IReadOnlyList<string> Groups { get; }

    public bool HasLabels { get; }

    public bool IsWeighted { get; }

    /// <summary>Whether the reference was named, and is not only the largest group.</summary>
    public bool IsReferenceNamed { get; }

    /// <summary>The bins of scores; null when there is no score.</summary>
    public ScoreRange? Range { get; }

    public string Reference => Groups[^1];

    /// <summary>Rows of a group.</summary>
    public long Rows(int group) => _outcomes[group].Sum(o => o.Rows);

    /// <summary>Rows by outcome, 2 · label + decision.</summary>
    public IReadOnlyList<Tally> Outcomes(int group) => _outcomes[group];

    /// <summary>Rows by 4 · label + 2 · decision before + decision now.</summary>
    public IReadOnlyList<Tally> Pairs(int group) => _pairs[group];

    /// <summary>Rows by label, then bin of their score; null when there is no score, and for crossings.</summary>
    public Tally[][]? Scores(int group) => _scores?[group];

    /// <summary>The confusion of rows, weights or squared weights.</summary>
    public Confusion Confusion(int group, Func<Tally, double> amount) => Confusion(_outcomes[group], amount);

    public static Confusion Confusion(IReadOnlyList<Tally> outcomes, Func<Tally, double> amount) =>
        new(amount(outcomes[3]), amount(outcomes[1]), amount(outcomes[0]), amount(outcomes[2]));

    /// <summary>The counts as metrics take them: people, or sums of weights.</summary>
    public GroupCounts Counts() => new(Name, Groups,
        [.. _outcomes.Select(o => Confusion(o, t => t.Weight))], IsWeighted);

    /// <summary>Only some of the groups, in the same order.</summary>
    public GroupTable Only(Func<int, bool> keep)
    {
        int[] kept = [.. Enumerable.Range(0, Groups.Count).Where(keep)];
        return new GroupTable(Name, Attributes, [.. kept.Select(g => Groups[g])], [.. kept.Select(g => _outcomes[g])],
            [.. kept.Select(g => _pairs[g])], _scores is null ? null : [.. kept.Select(g => _scores[g])], HasLabels,
            IsWeighted, IsReferenceNamed, Range);
    }

    /// <summary>The table of some attributes of a file.</summary>
    /// <param name="data">The file's counts.</param>
    /// <param name="attributes">Indices of attributes.</param>
    /// <param name="privileged">Names of reference levels, at most one of each attribute.</param>
    public static GroupTable Of(PredictionData data, IReadOnlyList<int> attributes, IReadOnlyList<string> privileged)
    {
        var groups = data.Cells.GroupBy(c => string.Join(" × ", attributes.Select(a => data.Levels[a][c.Codes[a]])),
            StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        string[] named = [.. attributes.Select(a => privileged.FirstOrDefault(p => data.Levels[a].Contains(p)) ?? "")];
        string reference = string.Join(" × ", named);
        bool isNamed = !named.Contains("") && groups.Exists(g => g.Key == reference);
        var last = isNamed ? groups.Find(g => g.Key == reference)!
            : groups.MaxBy(g => g.Sum(c => c.Outcomes.Sum(o => o.Rows)))!;
        groups.Remove(last);
        groups.Add(last);
        return new GroupTable(string.Join(" × ", attributes.Select(a => data.Attributes[a])),
            [.. attributes.Select(a => data.Attributes[a])], [.. groups.Select(g => g.Key)],
            [.. groups.Select(g => Sum(g.Select(c => c.Outcomes)))],
                [.. groups.Select(g => Sum(g.Select(c => c.Pairs)))],
            data.Scores is null || attributes.Count > 1 ? null
                : [.. groups.Select(g => data.Scores[attributes[0]].Of(g.First().Codes[attributes[0]]))],
            data.HasLabels, data.IsWeighted, isNamed, data.Range);
    }

    static Tally[] Sum(IEnumerable<Tally[]> parts)
    {
        Tally[]? sum = null;
        foreach (var part in parts)
        {
            if (sum is null)
            {
                sum = [.. part];
                continue;
            }
            for (int i = 0; i < sum.Length; i++)
                sum[i] += part[i];
        }
        return sum!;
    }
}
