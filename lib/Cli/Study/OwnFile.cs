using System.Text.Json;
using FairLab.Data;
using FairLab.Experiments;
using Microsoft.CodeAnalysis.CSharp;

namespace FairLab.Cli;

/// <summary>A CSV file of one's own as the data of a new study.</summary>
static class OwnFile
{
    /// <summary>What the columns mean, as far as it was said.</summary>
    public sealed record Roles(
        string? Label, string? Favourable, string[] Groups, string[] Privileged, MissingValues Missing);

    // What such columns and outcomes are usually called; whatever is inferred is said, and can be said otherwise.
    static readonly string[] Labels =
        ["label", "target", "outcome", "y", "class", "income", "hired", "approved", "admitted"];

    static readonly string[] GroupNames =
        ["sex", "gender", "race", "ethnicity", "group", "nationality", "religion", "disability"];

    static readonly string[] FavourableValues =
        ["1", "1.0", "true", "yes", "y", "good", ">50K", "hired", "approved", "admitted"];

    // More values than a person would look through in a message.
    const int Shown = 20;

    /// <summary>Reads the file as the study will, and says how.</summary>
    /// <exception cref="UsageException">A column or value is not there, or cannot be inferred.</exception>
    /// <exception cref="DataException">The file does not fit.</exception>
    public static StudyData Describe(string path, string root, Roles said)
    {
        using var rows = CsvRows.Open(path);
        string label = said.Label is { } named
            ? Column(rows, "--label", named)
            : Infer(rows, "--label", "the outcome", Labels)[0];
        string[] groups = said.Groups.Length > 0
            ? [.. said.Groups.Select(g => Column(rows, "--groups", g))]
            : [.. Infer(rows, "--groups", "the groups", GroupNames)];
        string favourable = said.Favourable ?? InferFavourable(rows, label);
        if (said.Privileged.Length > groups.Length)
        {
            throw new UsageException($"--privileged: found {said.Privileged.Length} values for {groups.Length} group "
                + "columns, expected at most one each");
        }
        string[]? privileged = said.Privileged.Length > 0 ? said.Privileged : null;
        var data = TabularDataset.FromCsv(path, label, favourable, groups, privileged, missing: said.Missing);

        string full = Path.GetFullPath(path);
        bool isSaid = said is { Label: not null, Favourable: not null, Groups.Length: > 0 };
        string note = $"{Path.GetFileName(path)}: {data.Summary().Text}\n"
            + $"label {label}, favourable {favourable}, groups {string.Join(", ", groups)}"
            + (isSaid ? "" : " (inferred; --label, --favourable and --groups say otherwise)");
        return new StudyData(Code(Relative(root, full), label, favourable, groups, said), Yaml(root, full), note);
    }

    static string Code(string file, string label, string favourable, string[] groups, Roles said)
    {
        string code = $"TabularDataset.FromCsv(Path.Combine(Repository.Root, {Literal(file)}),\n"
            + $"    label: {Literal(label)}, favourable: {Literal(favourable)}, groups: {List(groups)}";
        if (said.Privileged.Length > 0)
            code += $", privileged: {List(said.Privileged)}";
        return code + (said.Missing == MissingValues.Refuse ? "" : $", missing: MissingValues.{said.Missing}") + ")";
    }

    static string Yaml(string root, string full)
    {
        string file = JsonSerializer.Serialize(Relative(Path.Combine(root, "experiments"), full));
        return $"# A change of the file runs everything anew; what its columns mean says the notebook.\n"
            + $"datasets: {{ mine: {{ file: {file} }} }}";
    }

    static string Relative(string folder, string full) => Path.GetRelativePath(folder, full).Replace('\\', '/');

    static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    static string List(string[] texts) => $"[{string.Join(", ", texts.Select(Literal))}]";

    static string Column(CsvRows rows, string option, string name) => rows.Header.Contains(name)
        ? name
        : throw new UsageException($"{option}: {rows.File}: {NearestName.Message("column", name, [.. rows.Header])}");

    static string[] Infer(CsvRows rows, string option, string what, string[] usual)
    {
        string[] found = [.. usual.SelectMany(u =>
            rows.Header.Where(h => h.Equals(u, StringComparison.OrdinalIgnoreCase)))];
        return found.Length > 0 ? found : throw new UsageException(
            $"{rows.File}: say which column is {what}: {option} COLUMN, one of {Some(rows.Header)}");
    }

    static string InferFavourable(CsvRows rows, string label)
    {
        int column = rows.IndexOf(label);
        var values = new SortedSet<string>(StringComparer.Ordinal);
        while (values.Count <= Shown && rows.Read())
            values.Add(rows.Text(column));
        string? usual = values.Count == 2
            ? FavourableValues.FirstOrDefault(f => values.Contains(f, StringComparer.OrdinalIgnoreCase))
            : null;
        return usual is not null
            ? values.First(v => v.Equals(usual, StringComparison.OrdinalIgnoreCase))
            : throw new UsageException($"{rows.File}: say which outcome of '{label}' is favourable: "
                + $"--favourable VALUE, one of {Some(values)}");
    }

    static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? ", ..." : "");
}
