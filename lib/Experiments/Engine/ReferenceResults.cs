using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Verification;
using FairLab.Runs;

namespace FairLab.Experiments.Engine;

/// <summary>
/// Committed results beside results computed in the ordinary mode, whose last digits depend on the processor. They are
/// left alone when only such digits differ, and, where they were computed exactly, as long as the study asks the same;
/// else they are replaced.
/// </summary>
/// <param name="Cells">In how many cells the tables differ.</param>
/// <param name="Largest">The largest difference of two numbers, as a share of the range of its column.</param>
/// <param name="Verdicts">Which verdicts differ, or are of claims that are not there any more, in words.</param>
/// <param name="Texts">What else than numbers differs, in words: tables, columns, rows, texts.</param>
public sealed record ReferenceResults(
    int Cells, double Largest, IReadOnlyList<string> Verdicts, IReadOnlyList<string> Texts)
{
    bool AreSameButForDigits => Verdicts.Count == 0 && Texts.Count == 0;

    /// <summary>Whether nothing differs.</summary>
    public bool IsEqual => Cells == 0 && AreSameButForDigits;

    /// <summary>Whether the committed results were computed with <c>--exact</c>.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether the claims are the committed ones, and the tables have their names and columns.</summary>
    public bool AsksTheSame { get; init; }

    /// <summary>Whether the committed results stay.</summary>
    public bool IsKept => AreSameButForDigits || (IsExact && AsksTheSame);

    /// <summary>Compares; null when there are no committed results, or they cannot be read, as after a merge.</summary>
    /// <param name="committed">The folder of the committed results.</param>
    /// <param name="computed">The folder of what was computed now.</param>
    /// <param name="verdicts">The verdicts on what was computed now.</param>
    public static ReferenceResults? Compare(string committed, string computed, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        string claims = Path.Combine(committed, "claims.json");
        if (!Directory.Exists(committed) || (verdicts.Count > 0 && !File.Exists(claims)))
            return null;
        try
        {
            return Compare(committed, computed, claims, verdicts);
        }
        catch (Exception e)
            when (e is JsonException or InvalidDataException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    static ReferenceResults Compare(string committed, string computed, string claims, IReadOnlyList<Verdict> verdicts)
    {
        var differences = TableComparison.Compare(committed, computed, 0).ToList();
        var file = verdicts.Count == 0 ? null : JsonNode.Parse(File.ReadAllText(claims));
        // A file of another form has no verdicts, and so differs from these.
        var stated = file?["claims"]?.AsArray() ?? [];
        var before = stated.Select(c => ((string?)c?["id"] ?? "", (string?)c?["verdict"] ?? "")).ToList();
        var now = verdicts.Select(v => (v.Claim.Id, ClaimFiles.Words(v.Outcome))).ToList();
        return new ReferenceResults(
            differences.Count,
            LargestShare(differences, new StudyTables(committed)),
            [
                .. now.Except(before).Select(v => $"claim {v.Item1}: {v.Item2}"),
                .. before.Where(b => now.All(n => n.Item1 != b.Item1)).Select(b => $"claim {b.Item1}: gone"),
            ],
            [.. differences.Where(d => d.Relative is null).Select(d => d.ToString())])
        {
            IsExact = (bool?)file?["exact"] ?? false,
            AsksTheSame = stated.Select(Question).SequenceEqual(verdicts.Select(v => Question(v.Claim)))
                && differences.All(d => d.Column is not (TableComparison.WholeTable or TableComparison.AllColumns)),
        };
    }

    static (string?, string?, string?, string?) Question(JsonNode? claim) =>
        ((string?)claim?["id"], (string?)claim?["says"], (string?)claim?["measure"], (string?)claim?["check"]);

    static (string?, string?, string?, string?) Question(Claim claim) =>
        (claim.Id, claim.Says, claim.Measure, claim.Check);

    const double Rounding = 1e-9;

    static double LargestShare(IEnumerable<CellDifference> differences, StudyTables committed)
    {
        double largest = 0;
        // A difference of nothing but rounding around zero has no scale.
        var numbers = differences.Where(d => d.Relative is not null)
            .Where(d => Math.Abs(Number(d.Computed)) + Math.Abs(Number(d.Committed)) > Rounding);
        foreach (var column in numbers.GroupBy(d => (d.Table, d.Column)))
        {
            double[] all = [.. committed[column.Key.Table].Rows
                .Select(r => Number(r.Text(column.Key.Column))).Where(double.IsFinite)];
            double range = all.Max() - all.Min(), scale = range > 0 ? range : all.Max(Math.Abs);
            largest = Math.Max(largest, column.Max(d => Math.Abs(Number(d.Computed) - Number(d.Committed)) / scale));
        }
        return largest;
    }

    static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : double.NaN;
}
