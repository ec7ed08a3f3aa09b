using FairLab.Data;

namespace FairLab.Metrics;

public sealed partial class GroupCounts
{
    const string Crossing = " × ";

    /// <summary>
    /// The counts by each attribute of a crossing alone, such as by sex and by race for "sex × race"; none for one
    /// attribute.
    /// </summary>
    public IReadOnlyList<GroupCounts> Margins()
    {
        var attributes = Attribute.Split(Crossing);
        var levels = Groups.Select(g => g.Split(Crossing)).ToArray();
        // Levels may hold the sign themselves: then nobody can say which part is which.
        if (attributes.Length == 1 || levels.Any(l => l.Length != attributes.Length))
            return [];
        return [.. attributes.Select((attribute, a) =>
        {
            string[] names = [.. levels.Select(l => l[a]).Distinct()];
            var of = Array.ConvertAll(levels, l => Array.IndexOf(names, l[a]));
            var cells = names.Select((_, n) => _cells.Where((_, g) => of[g] == n).Aggregate((x, y) => x + y));
            return new GroupCounts(attribute, names, [.. cells], IsWeighted)
            {
                Rows = Rows is null ? null : [.. Rows.Select(r => r with { Group = of[r.Group] })],
            };
        })];
    }

    /// <summary>
    /// Every rate of every group, of everybody and of the margins of a crossing, in full, with its interval.
    /// </summary>
    /// <param name="level">
    /// Confidence level in (0, 1) of Wilson's intervals; with weights from Kish's effective sizes.
    /// </param>
    public Table ToTable(double level = 0.95)
    {
        var rates = HasLabels ? ConfusionRate.All : [ConfusionRate.Selection];
        var rows = new List<(string Attribute, string Group, GroupCounts Counts, int Index)>();
        foreach (var counts in Margins().Append(this))
            rows.AddRange(counts.Groups.Select((group, g) => (counts.Attribute, group, counts, g)));
        var all = Everybody();
        rows.Add(("", "overall", all, 0));
        var columns = new List<(string, IReadOnlyList<object?>)>
        {
            ("attribute", [.. rows.Select(r => r.Attribute)]),
            ("group", [.. rows.Select(r => r.Group)]),
            ("people", [.. rows.Select(r => (object?)r.Counts[r.Index].Total)]),
            ("effective_people", [.. rows.Select(r => (object?)r.Counts.EffectivePeople(r.Index))]),
        };
        foreach (var rate in rates)
        {
            var estimates = rows.Select(r => rate.Estimate(r.Counts, r.Index, level)).ToList();
            columns.Add((rate.Name, [.. estimates.Select(e => (object?)e.Value)]));
            columns.Add(($"{rate.Name}_low", [.. estimates.Select(e => (object?)e.Lower)]));
            columns.Add(($"{rate.Name}_high", [.. estimates.Select(e => (object?)e.Upper)]));
        }
        return Table.FromColumns(columns);
    }

    /// <summary>Everybody as one group.</summary>
    internal GroupCounts Everybody() => new("everybody", ["everybody"], [Overall], IsWeighted)
    {
        Rows = Rows is null ? null : [.. Rows.Select(r => r with { Group = 0 })],
    };
}
