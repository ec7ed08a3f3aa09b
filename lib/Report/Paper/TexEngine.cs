using System.ComponentModel;
using System.Diagnostics;

namespace FairLab.Report.Paper;

/// <summary>The TeX engine of the system, where there is one.</summary>
static class TexEngine
{
    const string Advice = "found no TeX engine, which makes paper.pdf of paper.tex: apt-get install latexmk "
        + "texlive-latex-recommended texlive-fonts-recommended lmodern, or give the folder to one elsewhere";

    /// <summary>Compiles a document.</summary>
    /// <param name="tex">The document.</param>
    /// <param name="missing">Receives why it could not be.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The PDF; null where it could not be made.</returns>
    public static async Task<string?> CompileAsync(string tex, List<string> missing, CancellationToken cancel)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(tex))!;
        var start = new ProcessStartInfo("latexmk",
            ["-pdf", "-interaction=nonstopmode", "-halt-on-error", "-quiet", Path.GetFileName(tex)])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // The same document gives the same bytes.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        start.Environment["FORCE_SOURCE_DATE"] = "1";
        try
        {
            using var engine = Process.Start(start)!;
            var said = engine.StandardOutput.ReadToEndAsync(cancel);
            var errors = engine.StandardError.ReadToEndAsync(cancel);
            await engine.WaitForExitAsync(cancel);
            if (engine.ExitCode == 0)
                return Path.ChangeExtension(tex, ".pdf");
            _ = await said + await errors;
            string log = Path.ChangeExtension(tex, ".log");
            string first = File.Exists(log)
                ? File.ReadLines(log).FirstOrDefault(l => l.StartsWith('!')) ?? "no reason in its log"
                : "without a log";
            missing.Add($"the TeX engine stopped ({first.TrimStart('!', ' ')}): see {log}");
        }
        catch (Win32Exception)
        {
            missing.Add(Advice);
        }
        return null;
    }
}
