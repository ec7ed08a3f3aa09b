using System.Globalization;
using System.Text.RegularExpressions;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>
/// A condition that fails an audit: METRIC, then in brackets the attribute or crossing it is of, then a comparison,
/// as in
/// <c>opportunity_gap &gt; 0.1</c> (of any), <c>parity[sex] &lt; 0.8</c>, <c>selection_gap[sex,race] &gt;= 0.2</c>.
/// <c>change:METRIC</c> is its change since the file compared with. What is undefined fails: a limit that cannot be
/// checked is not kept.
/// </summary>
public sealed partial record FailCondition
{
    FailCondition(string text, string metric, bool isChange, IReadOnlyList<string> attributes, string comparison,
        double limit) =>
        (Text, Metric, IsChange, Attributes, Comparison, Limit) =
            (text, metric, isChange, attributes, comparison, limit);

    /// <summary>The condition as it was written.</summary>
    public string Text { get; }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>Whether its change is meant, now minus before.</summary>
    public bool IsChange { get; }

    /// <summary>The columns of the attribute or crossing; empty for any.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>&lt;, &lt;=, &gt; or &gt;=.</summary>
    public string Comparison { get; }

    /// <summary>The number compared with.</summary>
    public double Limit { get; }

    /// <summary>Reads a condition, as far as it can be checked before any file is read.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="options">The audit it belongs to.</param>
    /// <exception cref="AuditException">It cannot be read, names no metric or attribute of this audit, or needs what
    /// was not given.</exception>
    public static FailCondition Parse(string text, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var match = Form().Match(text ?? "");
        if (!match.Success || !double.TryParse(match.Groups["limit"].Value, NumberStyles.Float,
            CultureInfo.InvariantCulture, out double limit))
            throw new AuditException($"--fail-on: found '{text}', expected a metric, a comparison and a number, "
                + "such as "
                + "'opportunity_gap > 0.1' or 'parity[sex] < 0.8'");
        string metric = match.Groups["metric"].Value;
        bool isChange = match.Groups["change"].Success;
        string[] known = isChange ? ChangeAudit.Names
            : [.. GroupMetrics.All.Select(m => m.Name), .. ScoreAudit.Names];
        if (!known.Contains(metric))
            throw new AuditException($"--fail-on: {NearestName.Message("metric", metric, known)}");
        string[] attributes = [.. match.Groups["attributes"].Value.Split([',', '×'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        foreach (string attribute in attributes)
            if (!options.Groups.Contains(attribute))
                throw new AuditException(
                    $"--fail-on: {NearestName.Message("column of --groups", attribute, [.. options.Groups])}");
        if (isChange && options.Against is null)
            throw new AuditException($"--fail-on: '{text}' needs the file to compare with: --against before.csv");
        if (ScoreAudit.Names.Contains(metric) && options.Score is null)
            throw new AuditException($"--fail-on: '{text}' needs a score: --score COLUMN");
        if (options.Label is null && !isChange && !ScoreAudit.Names.Contains(metric)
            && GroupAudit.MetricsOf(false).All(m => m.Name != metric))
            throw new AuditException($"--fail-on: '{text}' needs true outcomes: --label COLUMN");
        return new FailCondition(text!, metric, isChange, attributes, match.Groups["comparison"].Value, limit);
    }

    /// <summary>What it comes to in an audit.</summary>
    public FailVerdict Check(IReadOnlyList<GroupAudit> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        // Scores are looked at for attributes alone, and so are they checked.
        var meant = groups.Where(g => Attributes.Count > 0 ? new HashSet<string>(g.Attributes).SetEquals(Attributes)
            : g.Attributes.Count == 1 || !ScoreAudit.Names.Contains(Metric)).ToList();
        // A metric of two groups, of any attribute, is one of those that have two.
        if (Attributes.Count == 0 && NeedsTwoGroups && meant.Exists(g => g.Groups.Count == 2))
            meant.RemoveAll(g => g.Groups.Count != 2);
        var values = meant.ConvertAll(g => (g.Name, Value: ValueOf(g)));
        var failing = values.Where(v => !v.Value.IsDefined || Holds(v.Value)).ToList();
        return new FailVerdict(Text, failing.Count > 0 || values.Count == 0, [.. values.Select(v => v.Name)],
            values.Count == 0 ? ["there is no such crossing in the audit, and what cannot be checked fails"]
            : [.. failing.Select(v => v.Value.IsDefined
                ? FormattableString.Invariant($"{Metric} of {v.Name} is {v.Value.Value:0.####}")
                : $"{Metric} of {v.Name} is {v.Value}, and what cannot be checked fails"
                    + (Attributes.Count == 0 && groups.Count > 1 ? $": {Metric}[COLUMN] names the attribute "
                    + "meant" : ""))]);
    }

    Measure ValueOf(GroupAudit group)
    {
        if (IsChange)
            return group.Change?.Metrics.FirstOrDefault(m => m.Metric == Metric)?.Change.Value
                ?? Measure.Undefined("no group is large enough in both files");
        return group.Metric(Metric)?.Value ?? group.Scores?.Metrics.FirstOrDefault(m => m.Metric == Metric)?.Value
            ?? Measure.Undefined("no group is large enough");
    }

    bool NeedsTwoGroups => !IsChange && GroupMetrics.All.FirstOrDefault(m => m.Name == Metric) is { } metric
        && !metric.Compute(new GroupCounts("", ["a", "b", "c"], [Alike, Alike, Alike])).IsDefined;

    static Confusion Alike => new(1, 1, 1, 1);

    bool Holds(double value) => Comparison switch
    {
        "<" => value < Limit,
        "<=" => value <= Limit,
        ">" => value > Limit,
        _ => value >= Limit,
    };

    [GeneratedRegex(@"^\s*(?<change>change:)?(?<metric>[A-Za-z_0-9]+)\s*(\[(?<attributes>[^\]]*)\])?\s*"
        + @"(?<comparison><=|>=|<|>)\s*(?<limit>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
