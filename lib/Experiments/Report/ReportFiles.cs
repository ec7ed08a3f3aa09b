using FairLab.Data;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;
using FairLab.Figures;
using FairLab.Runs;

namespace FairLab.Experiments.Report;

/// <summary>
/// What a report notebook saved, as a reader wants it: tables in Markdown beside CSV, figures as pages beside JSON.
/// </summary>
static class ReportFiles
{
    const string Figure = ".plotly.json";

    /// <summary>Takes over the report's tables and figures into the study's results.</summary>
    /// <returns>The names of the tables and of the figures.</returns>
    public static (IReadOnlyList<string> Tables, IReadOnlyList<string> Figures) Publish(
        string folder, RunRecord record, ResultFolders folders, string title)
    {
        string results = folders.Results;
        var tables = new List<string>();
        var figures = new List<string>();
        string? script = null;
        foreach (string file in record.Outputs!.Keys)
        {
            string text = File.ReadAllText(Path.Combine(folder, file));
            ResultFile.Write(Path.Combine(results, file), text);
            if (file.EndsWith(".csv", StringComparison.Ordinal))
            {
                string name = Path.GetFileNameWithoutExtension(file);
                tables.Add(name);
                ResultFile.Write(
                    Path.Combine(results, name + ".md"),
                    Table.Load(Path.Combine(folder, file)).ToMarkdown());
            }
            else if (file.EndsWith(Figure, StringComparison.Ordinal))
            {
                string name = file[..^Figure.Length];
                figures.Add(name);
                script ??= Path.GetRelativePath(results, PlotlyScript.Ensure(folders.Root));
                ResultFile.Write(
                    Path.Combine(results, name + ".html"),
                    ChartHtml.Page($"{title}: {name}", ChartHtml.Element("figure", text), ChartHtml.Head(script)));
            }
        }
        return (tables, figures);
    }
}
