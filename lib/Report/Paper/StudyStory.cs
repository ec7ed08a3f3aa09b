using System.Text.RegularExpressions;
using FairLab.Notebooks;
using FairLab.Report.Site;

namespace FairLab.Report.Paper;

/// <summary>
/// What a study's report notebook tells, in its own order: its words, and the figures and tables that are saved below
/// them, which its code names.
/// </summary>
static partial class StudyStory
{
    /// <summary>The parts; what the notebook does not name comes last.</summary>
    /// <param name="study">The study.</param>
    /// <param name="root">The repository's root.</param>
    public static IReadOnlyList<StoryPart> Of(FinishedStudy study, string root)
    {
        string[] all = [.. study.Figures, .. study.Tables];
        var left = new List<string>(all);
        var parts = new List<StoryPart>();
        bool isOwn = true;
        foreach (var cell in Cells(study, root))
        {
            if (cell.Kind == CellKind.Markdown)
            {
                var (heading, level, text) = LatexProse.Of(cell.Source);
                parts.Add(new StoryPart(level == 1 ? null : heading, text, []));
                continue;
            }
            if (cell.HasTag("parameters"))
                isOwn = cell.Source.Contains($"\"{study.Experiment.Study}\"", StringComparison.Ordinal);
            string[] named = [.. Saved().Matches(cell.Source).SelectMany(m => Matching(m.Groups["name"].Value, left))
                .Distinct()];
            left.RemoveAll(named.Contains);
            if (parts.Count == 0)
                parts.Add(new StoryPart(null, "", []));
            parts[^1] = parts[^1] with { Names = [.. parts[^1].Names, .. named] };
        }
        // One notebook may report on two studies; what it concludes, it concludes of the one that it names.
        if (!isOwn)
            parts.RemoveAll(p => p.Names.Count == 0);
        if (left.Count > 0)
            parts.Add(new StoryPart(parts.Count > 0 ? "Further" : null, "", left));
        return parts;
    }

    static IEnumerable<NotebookCell> Cells(FinishedStudy study, string root)
    {
        string path = study.Experiment.Report is { } report ? Path.Combine(root, report) : "";
        return File.Exists(path) ? NotebookDocument.Load(path).Cells.Where(c => c.Kind != CellKind.Raw) : [];
    }

    /// <summary>The results of a name in code, in which a part in braces stands for anything.</summary>
    static string[] Matching(string name, IEnumerable<string> results)
    {
        var pattern = new Regex("^" + string.Concat(Braces().Split(name).Select(Regex.Escape).Zip(
            Enumerable.Repeat(".+", Braces().Count(name)).Append(""), (text, any) => text + any)) + "$");
        return [.. results.Where(r => pattern.IsMatch(r))];
    }

    // run.Save("means", ...) and run.Save($"plane-{dataset}", ...); texts within the braces are part of the name.
    [GeneratedRegex("""Save\(\$?"(?<name>(\{[^}]*\}|[^"{])*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Saved();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();
}
