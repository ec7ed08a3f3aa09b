using System.Reflection;
using System.Security.Cryptography;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Audits any model's predictions, from a file.</summary>
/// <example><code>
/// var report = PredictionAudit.Run(new AuditOptions { Predictions = "predictions.csv", Label = "y",
///     Prediction = "yhat", Groups = ["sex", "race"] });
/// File.WriteAllText("report.html", AuditHtml.Of(report));
/// </code></example>
public static class PredictionAudit
{
    // A code of ten bits for each attribute fits into 64 bits.
    const int MostAttributes = 6;

    /// <summary>Runs an audit.</summary>
    /// <param name="options">What is audited, and how.</param>
    /// <param name="progress">Told about the share that has been read, now and then.</param>
    /// <exception cref="AuditException">The options do not fit each other or the file's columns and values.</exception>
    /// <exception cref="Data.DataException">A file cannot be used as it is, with the line.</exception>
    public static AuditReport Run(AuditOptions options, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = Checked(options);
        FailCondition[] conditions = [.. options.FailOn.Select(c => FailCondition.Parse(c, options))];
        var printed = options.Figures is { } figures ? PrintedFigures.Read(figures) : [];
        var ids = options.Id is null ? null : new IdTable();
        // The hash is taken beside the reading: there is a second core, and the file is in memory by then.
        var hashes = new[] { options.Predictions, options.Against }.Select(f => f is not null && File.Exists(f)
            ? Task.Run(() => Sha256(f)) : Task.FromResult("")).ToArray();
        var before = options.Against is { } against ? PredictionScan.Read(options, against, ids, true, progress) : null;
        var now = PredictionScan.Read(options, options.Predictions, ids, false, progress);
        if (now.Pairs is { Both: 0 } pairs)
            throw new AuditException($"--id {options.Id}: no id of {options.Predictions} (such as "
                + $"'{pairs.Example}') is in "
                + $"{options.Against}: name the column that tells the same people apart, or leave --id out to compare "
                + "two samples");
        CheckPrivileged(options, now);
        int[][] subsets = [.. Subsets(options.Groups.Count)];
        GroupTable[] tables = [.. subsets.Select(s => GroupTable.Of(now, s, options.Privileged))];
        // Crossings of hundreds of groups would be looked through for chance.
        string[] notCrossed = [.. tables.Where(t => t.Groups.Count > GroupLevels.Most).Select(t => t.Name)];
        subsets = [.. subsets.Where((_, i) => tables[i].Groups.Count <= GroupLevels.Most)];
        tables = [.. tables.Where(t => t.Groups.Count <= GroupLevels.Most)];
        var groups = Corrected([.. tables.Select(t => GroupAudit.Of(t, options))], options);
        if (before is not null)
            groups = [.. groups.Select((g, i) => g with
            {
                Change = ChangeAudit.Of(tables[i], GroupTable.Of(before, subsets[i], options.Privileged),
                    now.Pairs is not null, options),
            })];
        var overall = GroupTable.Confusion(Everybody(now), t => t.Weight);
        var report = new AuditReport
        {
            Options = options, File = Audited(now, hashes[0].Result), Pairs = now.Pairs,
            Before = before is null ? null : Audited(before, hashes[1].Result), Overall = overall,
            Degenerate = tables[0].Counts().Degenerate, Groups = groups, NotCrossed = notCrossed,
            Feasibility = [.. tables.SelectMany(t => FeasibilityRow.Of(t, printed))],
            Conditions = [.. conditions.Select(c => c.Check(groups))],
            Version = typeof(PredictionAudit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion ?? "",
        };
        return report with { Findings = AuditFindings.Of(report) };
    }

    static AuditOptions Checked(AuditOptions options)
    {
        if (options.Groups.Count is 0 or > MostAttributes)
            throw new AuditException($"--groups: found {options.Groups.Count} columns, expected 1 to {MostAttributes}");
        if (options.Groups.GroupBy(g => g).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new AuditException($"--groups: found '{twice.Key}' twice, expected every column once");
        // Decisions about a group cannot be compared between groups of the decision.
        foreach (var (option, column) in new[] { ("label", options.Label), ("prediction", options.Prediction) })
            if (column is not null && options.Groups.Contains(column))
                throw new AuditException($"--{option}: found '{column}', which is one of --groups too, expected "
                    + "another column");
        if (options.Prediction is not null && options.Prediction == options.Label)
            throw new AuditException($"--prediction: found '{options.Label}', which is the label, expected another "
                + "column");
        // A threshold makes decisions of scores, and so the prediction is one.
        if (options is { Threshold: not null, Prediction: { } scores, Score: null })
            options = options with { Score = scores, Prediction = null };
        if (options is { Threshold: not null, Prediction: { } prediction })
            throw new AuditException($"--threshold: found decisions in '{prediction}' too, expected one of the two");
        if (options is { Prediction: null, Score: { } score, Threshold: null })
            throw new AuditException($"found the score '{score}' and no decisions, expected --prediction COLUMN, or "
                + "--threshold 0.5: scores of at least this are decided favourably");
        if (options is { Prediction: null, Threshold: null })
            throw new AuditException("found no decisions, expected --prediction COLUMN, or --score COLUMN "
                + "--threshold 0.5");
        return options;
    }

    static void CheckPrivileged(AuditOptions options, PredictionData data)
    {
        string[] levels = [.. data.Levels.SelectMany(l => l).Distinct()];
        foreach (string privileged in options.Privileged)
            if (!levels.Contains(privileged))
                throw new AuditException($"--privileged: {NearestName.Message("group", privileged, levels)}");
        for (int a = 0; a < data.Attributes.Count; a++)
            if (options.Privileged.Where(data.Levels[a].Contains).ToList() is { Count: > 1 } several)
                throw new AuditException($"--privileged: found {string.Join(" and ", several)} of "
                    + $"'{data.Attributes[a]}', expected one");
    }

    /// <summary>Each attribute alone, every pair, and all together.</summary>
    static IEnumerable<int[]> Subsets(int attributes)
    {
        for (int a = 0; a < attributes; a++)
            yield return [a];
        for (int a = 0; a < attributes; a++)
            for (int b = a + 1; b < attributes; b++)
                yield return [a, b];
        if (attributes > 2)
            yield return [.. Enumerable.Range(0, attributes)];
    }

    /// <summary>
    /// Holm's correction in two families, as attributes are what was asked about and crossings, of which there are many
    /// more, are looked through for what they may hide.
    /// </summary>
    static IReadOnlyList<GroupAudit> Corrected(IReadOnlyList<GroupAudit> groups, AuditOptions options) =>
        [.. Family([.. groups.Where(g => g.Attributes.Count == 1)], options),
            .. Family([.. groups.Where(g => g.Attributes.Count > 1)], options)];

    static IEnumerable<GroupAudit> Family(IReadOnlyList<GroupAudit> groups, AuditOptions options)
    {
        var tested = groups.SelectMany(g => g.Comparisons).Where(c => c.PValue.IsDefined).ToList();
        double[] corrected = MultipleTesting.Holm([.. tested.Select(c => c.PValue.Value)]);
        int next = 0;
        foreach (var group in groups)
        {
            var rates = group.Rates.ToDictionary(r => (r.Rate, r.Group));
            yield return group with
            {
                Comparisons = [.. group.Comparisons.Select(c => c.Judged(
                    c.PValue.IsDefined ? corrected[next++] : double.NaN, tested.Count, rates[(c.Rate, c.Group)],
                    rates[(c.Rate, c.Reference)], options))],
            };
        }
    }

    static Tally[] Everybody(PredictionData data)
    {
        var sum = new Tally[4];
        foreach (var cell in data.Cells)
            for (int k = 0; k < 4; k++)
                sum[k] += cell.Outcomes[k];
        return sum;
    }

    static AuditedFile Audited(PredictionData data, string hash) => new(data.File, hash,
        new FileInfo(data.File).Length, data.Rows, data.Dropped, data.FavourableLabels, data.FavourableDecisions);

    static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
