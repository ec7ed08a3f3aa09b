using FairLab.Experiments.Workers;
using FairLab.Notebooks;

namespace FairLab.Cli.Papermill;

/// <summary>
/// <c>--help-notebook</c>: the parameters of a notebook. Of C# notebooks with their real types, of Python notebooks as
/// Papermill guesses them.
/// </summary>
static class NotebookHelp
{
    const int HelpColumn = 34;

    public static async Task<int> ShowAsync(PapermillOptions options, string input)
    {
        using var place = new PapermillPlace();
        var job = await PapermillRun.JobAsync(options, input, "-", place, []);
        var found = ParameterListing.Of(job.ToRequest());
        Write("Usage: fairlab papermill [OPTIONS] NOTEBOOK_PATH [OUTPUT_PATH]");
        Write($"\nParameters inferred for notebook '{input}':");
        if (found is null)
        {
            Write("\n  No cell tagged 'parameters'");
            return 1;
        }
        foreach (var (name, type, value, help) in found)
        {
            string line = $"  {name}: {(type == "None" ? "Unknown type" : type)} (default {value})";
            Write(
                line.Length <= 30 ? $"{line, -HelpColumn}{help}"
                : help.Length > 0 ? $"{line}\n{new string(' ', HelpColumn)}{help}"
                : line);
        }
        if (found.Count == 0)
            Write("\n  Can't infer anything about this notebook's parameters. It may not have any parameter defined.");
        return 0;
    }

    static void Write(string line) => Console.Out.Write(line + "\n");
}
