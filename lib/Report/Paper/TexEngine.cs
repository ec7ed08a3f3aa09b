using System.ComponentModel;
using System.Diagnostics;

namespace FairLab.Report.Paper;

/// <summary>The TeX engine of the system, where there is one: latexmk, else tectonic.</summary>
static class TexEngine
{
    internal const string Advice = "found no TeX engine, which makes paper.pdf of paper.tex; the folder is complete "
        + "without it. Debian and Ubuntu: apt-get install latexmk texlive-latex-recommended "
        + "texlive-fonts-recommended lmodern; without root: conda install -c conda-forge tectonic";

    static readonly (string Name, string[] Arguments)[] Engines =
    [
        ("latexmk", ["-pdf", "-interaction=nonstopmode", "-halt-on-error", "-quiet"]),
        ("tectonic", ["--keep-logs", "--keep-intermediates"]),
    ];

    // Of what the engines leave, what a reader or a preprint server wants, and the log where it stopped.
    static readonly string[] Kept = [".tex", ".bib", ".pdf", ".bbl"];

    /// <summary>Compiles a document.</summary>
    /// <param name="tex">The document.</param>
    /// <param name="missing">Receives why it could not be.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether it was.</returns>
    public static async Task<bool> CompileAsync(string tex, List<string> missing, CancellationToken cancel)
    {
        foreach (var (name, arguments) in Engines)
        {
            try
            {
                bool isDone = await RunAsync(name, [.. arguments, Path.GetFileName(tex)], tex, missing, cancel);
                Tidy(tex, isDone ? Kept : [.. Kept, ".log"]);
                return isDone;
            }
            catch (Win32Exception)
            {
                // Not there: the next one.
            }
        }
        missing.Add(Advice);
        return false;
    }

    static async Task<bool> RunAsync(string name, string[] arguments, string tex, List<string> missing,
        CancellationToken cancel)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(tex))!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The same document gives the same bytes.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        start.Environment["FORCE_SOURCE_DATE"] = "1";
        using var engine = Process.Start(start)!;
        try
        {
            var said = engine.StandardOutput.ReadToEndAsync(cancel);
            var errors = engine.StandardError.ReadToEndAsync(cancel);
            await engine.WaitForExitAsync(cancel);
            _ = await said + await errors;
        }
        catch (OperationCanceledException)
        {
            engine.Kill(entireProcessTree: true);
            await engine.WaitForExitAsync(CancellationToken.None);
            throw;
        }
        if (engine.ExitCode == 0)
            return true;
        string log = Path.ChangeExtension(tex, ".log");
        string first = File.Exists(log)
            ? File.ReadLines(log).FirstOrDefault(l => l.StartsWith('!')) ?? "no reason in its log"
            : "without a log";
        missing.Add($"the TeX engine {name} stopped ({first.TrimStart('!', ' ')}): see {Path.GetFileName(log)} beside "
            + "paper.tex");
        return false;
    }

    static void Tidy(string tex, string[] kept)
    {
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(tex))!))
            if (!kept.Contains(Path.GetExtension(file)))
                File.Delete(file);
    }
}
