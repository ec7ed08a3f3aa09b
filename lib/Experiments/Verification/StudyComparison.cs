using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Runs;

namespace FairLab.Experiments.Verification;

/// <summary>
/// A study computed anew beside its committed results: tables cell by cell within the stated tolerances, figures by
/// their data, verdicts exactly. What cannot be read is a difference, and hides no other.
/// </summary>
public sealed class StudyComparison
{
    const string Figure = ".plotly.json";

    readonly string _committed;
    readonly string _computed;
    readonly Tolerances _tolerances;
    readonly List<CellDifference> _cells = [];
    readonly List<CellDifference> _within = [];
    readonly List<string> _others = [];
    readonly List<string> _notes = [];
    readonly HashSet<string> _columns = new(StringComparer.Ordinal);

    StudyComparison(string committed, string computed, Tolerances tolerances) =>
        (_committed, _computed, _tolerances) = (committed, computed, tolerances);

    /// <summary>How many tables, figures and verdicts were compared.</summary>
    public (int Tables, long Cells, int Figures, int Verdicts) Compared { get; private set; }

    /// <summary>Cells, rows and columns in which tables differ by more than their tolerances.</summary>
    public IReadOnlyList<CellDifference> Cells => _cells;

    /// <summary>Cells that differ and count as equal.</summary>
    public IReadOnlyList<CellDifference> Within => _within;

    /// <summary>Files that are missing, damaged or not what their tables say; figures; verdicts: in words.</summary>
    public IReadOnlyList<string> Others => _others;

    /// <summary>What is no difference and worth knowing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Whether everything counts as equal.</summary>
    public bool IsEqual => _cells.Count == 0 && _others.Count == 0;

    /// <summary>Whether nothing but numbers in tables and figures differs: the verdicts are the same.</summary>
    public bool IsOnlyNumbers => !IsEqual && _cells.All(c => c.Relative is not null)
        && _others.All(o => o.StartsWith("figure ", StringComparison.Ordinal));

    /// <summary>Compares two folders of results.</summary>
    /// <param name="committed">The committed results.</param>
    /// <param name="computed">The results computed now.</param>
    /// <param name="tolerances">What counts as equal.</param>
    public static StudyComparison Of(string committed, string computed, Tolerances tolerances)
    {
        var comparison = new StudyComparison(committed, computed, tolerances);
        comparison.CompareFiles();
        bool exact = comparison.CompareTables() && comparison._within.Count == 0;
        comparison.CompareFigures();
        comparison.CompareVerdicts(exact);
        if (exact)
            comparison.CompareShown();
        comparison.CheckColumns();
        return comparison;
    }

    void CompareFiles()
    {
        string[] before = Names(_committed), now = Names(_computed);
        _others.AddRange(now.Except(before).Select(f => $"{f} is missing from the committed results"));
        _others.AddRange(before.Except(now).Select(f => $"{f} is committed, and the study no longer makes it"));

        static string[] Names(string folder) => !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetFiles(folder).Select(f => Path.GetFileName(f))
                .Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".md", StringComparison.Ordinal)
                    || f.EndsWith(Figure, StringComparison.Ordinal) || f == "claims.json")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <returns>Whether all tables are there and could be read.</returns>
    bool CompareTables()
    {
        int cells = _cells.Count;
        foreach (string name in InBoth(".csv"))
        {
            Compared = Compared with { Tables = Compared.Tables + 1 };
            if (Read(_committed) is not { } before || Read(_computed) is not { } now)
                continue;
            Compared = Compared with { Cells = Compared.Cells + (long)now.Count * now.Columns.Count };
            foreach (string column in now.Columns)
                _columns.UnionWith([column, $"{name}.{column}"]);
            int differences = _cells.Count + _within.Count;
            _cells.AddRange(TableComparison.Compare(name, before, now, _tolerances, _within.Add));
            if (differences == _cells.Count + _within.Count && !SameBytes(name + ".csv"))
                _notes.Add($"{name}.csv: the same cells in other bytes (line ends, quotes or digits)");

            Table? Read(string folder)
            {
                try
                {
                    return Table.Load(Path.Combine(folder, name + ".csv"));
                }
                catch (Exception e) when (e is DataException or InvalidDataException or ArgumentException)
                {
                    _others.Add($"{name}.csv cannot be read: {e.Message}");
                    return null;
                }
            }
        }
        return cells == _cells.Count && _others.Count == 0;
    }

    void CompareFigures()
    {
        foreach (string name in InBoth(Figure))
        {
            Compared = Compared with { Figures = Compared.Figures + 1 };
            if (SameBytes(name + Figure))
                continue;
            try
            {
                string[] differences = [.. FigureComparison.Compare(
                    Text(_committed, name + Figure), Text(_computed, name + Figure), _tolerances.Study)];
                _others.AddRange(differences.Select(d => $"figure {name}: {d}"));
                if (differences.Length == 0)
                    _notes.Add($"figure {name}: the same data, another look");
            }
            catch (InvalidDataException e)
            {
                _others.Add($"{name}{Figure}: {e.Message}");
            }
        }
    }

    void CompareVerdicts(bool exact)
    {
        IReadOnlyList<Verdict> before, now = ClaimFiles.Read(_computed);
        try
        {
            before = ClaimFiles.Read(_committed);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            _others.Add(e.Message);
            return;
        }
        if (before.Count == 0 && now.Count > 0)
            return; // that the file is missing is said already
        Compared = Compared with { Verdicts = now.Count };
        foreach (var verdict in now)
        {
            string claim = $"claim {verdict.Claim.Id}: ";
            if (before.FirstOrDefault(v => v.Claim.Id == verdict.Claim.Id) is not { } then)
            {
                _others.Add(claim + "not among the committed verdicts");
                continue;
            }
            _others.AddRange(Texts(then.Claim, verdict.Claim).Select(d => claim + d));
            if (then.Outcome != verdict.Outcome)
                _others.Add($"{claim}committed as '{ClaimFiles.Words(then.Outcome)}' ({then.Measured ?? then.Note}), "
                    + $"computed '{ClaimFiles.Words(verdict.Outcome)}' ({verdict.Measured ?? verdict.Note})");
            else if (exact && then.Measured != verdict.Measured)
                _others.Add($"{claim}committed as measured {then.Measured}, computed {verdict.Measured}, "
                    + "from the same tables");
        }
        _others.AddRange(before.Where(b => now.All(n => n.Claim.Id != b.Claim.Id))
            .Select(b => $"claim {b.Claim.Id}: committed, and no claim of the study"));
    }

    // A verdict is of the claim as it was when it was judged.
    static IEnumerable<string> Texts(Claim then, Claim now) =>
        new (string Key, string? Then, string? Now)[]
        {
            ("says", then.Says, now.Says),
            ("paper", then.Paper, now.Paper),
            ("measure", then.Measure, now.Measure),
            ("check", then.Check, now.Check),
            ("control", then.Control ? "true" : "false", now.Control ? "true" : "false"),
        }
        .Where(t => t.Then != t.Now)
        .Select(t => $"'{t.Key}' is committed as {Quoted(t.Then)}, the experiment has {Quoted(t.Now)}");

    static string Quoted(string? text) => text is null ? "nothing" : $"'{text.Trim()}'";

    // Where tables are the same to the byte, so is what is made of them to be read.
    void CompareShown() => _others.AddRange(InBoth(".md").Where(n => !SameBytes(n + ".md"))
        .Select(n => $"{n}.md does not show what its {(n == "claims" ? "verdicts say" : "table holds")}: "
            + "it was edited, or made by another version of FairLab"));

    void CheckColumns() => _notes.AddRange(_tolerances.Columns.Keys.Where(k => !_columns.Contains(k))
        .Select(k => "verify: " + NearestName.Message("column", k, [.. _columns])));

    string[] InBoth(string ending) => [.. Directory.GetFiles(_computed, "*" + ending)
        .Select(f => Path.GetFileName(f)[..^ending.Length])
        .Where(n => File.Exists(Path.Combine(_committed, n + ending)))
        .Order(StringComparer.Ordinal)];

    bool SameBytes(string file) => File.ReadAllBytes(Path.Combine(_committed, file)).AsSpan()
        .SequenceEqual(File.ReadAllBytes(Path.Combine(_computed, file)));

    static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));
}
