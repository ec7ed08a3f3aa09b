using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using FairLab.Cli.Repositories;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Verification;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>Says in plain words what a verification found, and which bytes may differ on another processor.</summary>
/// <param name="shown">How many differences of a study are shown.</param>
/// <param name="isExact">Whether it was computed in the mode whose bytes many processors share.</param>
sealed class VerificationReport(int shown, bool isExact)
{
    readonly SortedSet<string> _columns = new(StringComparer.Ordinal);
    int _equal, _different, _skipped;
    bool _numbers = true;

    /// <summary>The exit code.</summary>
    public int Code { get; private set; }

    /// <summary>A study that has no results to compare with.</summary>
    public void Uncommitted(Experiment experiment, string folder)
    {
        Terminal.Out.MarkupLine($"{Markup.Escape(experiment.Study)}: [red]no committed results[/]");
        Terminal.Out.WriteLine($"  found no {RepositoryArgument.Shown(folder)}/, expected what  run "
            + $"{experiment.Study} --exact  computes");
        Differs(onlyNumbers: false);
    }

    /// <summary>A study whose data could not be had, or whose runs failed.</summary>
    public void Unfinished(StudyResult result)
    {
        StudyPrinter.Print(result);
        if (result.Skipped is null)
            Differs(onlyNumbers: false);
        else
            _skipped++;
    }

    /// <summary>A study that was computed and compared.</summary>
    public void Add(Experiment experiment, StudyResult result, StudyComparison comparison, Tolerances tolerances)
    {
        string study = Markup.Escape(experiment.Study);
        var (tables, cells, figures, verdicts) = comparison.Compared;
        string compared = string.Create(CultureInfo.InvariantCulture,
            $"{tables} tables ({cells:N0} cells), {figures} figures, {verdicts} verdicts; {result.Runs} runs anew");
        if (comparison.IsEqual)
        {
            _equal++;
            string equal = comparison.Within.Count == 0 ? "equal to the byte" : "equal within its tolerances";
            Terminal.Out.MarkupLine($"{study}: [green]{equal}[/]: {compared}");
        }
        else
        {
            int count = comparison.Cells.Count + comparison.Others.Count;
            string differences = count == 1 ? "difference" : "differences";
            Terminal.Out.MarkupLine($"{study}: [red]{count} {differences}[/] in {compared}");
            string[] lines = [.. comparison.Others, .. comparison.Cells.Select(c => c.ToString())];
            foreach (string line in lines.Take(shown))
                Terminal.Out.WriteLine("  " + line);
            if (lines.Length > shown)
                Terminal.Out.WriteLine($"  and {lines.Length - shown} more (--all shows them)");
            Terminal.Out.WriteLine($"  computed: {RepositoryArgument.Shown(result.Folder)}/");
            _columns.UnionWith(
                comparison.Cells.Where(c => c.Relative is not null).Select(c => $"{c.Table}.{c.Column}"));
            Differs(comparison.IsOnlyNumbers);
        }
        if (comparison.Within.MaxBy(c => c.Relative) is { } largest)
        {
            Terminal.Out.WriteLine($"  {comparison.Within.Count} cells differ within the tolerances (study: "
                + $"{tolerances.Study}); the largest: {largest}");
        }
        foreach (string note in comparison.Notes)
            Terminal.Out.WriteLine("  note: " + note);
    }

    /// <summary>The last lines: how many studies, and what differences of digits can come from.</summary>
    public void Conclude()
    {
        if (_different > 0 && _numbers && _columns.Count > 0)
            Explain();
        Terminal.Out.WriteLine($"{_equal} equal, {_different} different, {_skipped} skipped");
    }

    void Explain()
    {
        string more = _columns.Count > 8 ? ", ..." : "";
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine($"Only numbers differ, and no verdict: {string.Join(", ", _columns.Take(8))}{more}");
        string cause = !isExact
            ? "Without --exact the last digits of matrix products, exp and log depend on the processor, and training "
                + "amplifies them until it stops at another epoch: every fractional number that comes from a trained "
                + "model may differ, texts and counts may not. Without --ordinary they are computed as on any x86-64 "
                + "processor with AVX2."
            : HasAvx2
                ? "This processor computes what every x86-64 processor with AVX2 does, so these should be equal. The "
                    + "experiment, its notebook, the library, the data, a package or the C library's exp and log have "
                    + "changed since; or a file was edited; or it was committed by a run without --exact, which "
                    + "--ordinary compares."
                : $"The committed digits are those of x86-64 processors with AVX2; this one ({Architecture}) rounds "
                    + "matrix products, exp and log otherwise, and training amplifies that until it stops at another "
                    + "epoch: every fractional number that comes from a trained model may differ, texts and counts may "
                    + "not. Say how far with --tolerance 1e-3, or 'verify:' in the experiment.";
        Terminal.Out.WriteLine(cause + " (docs/decisions/0009-the-same-bytes.md)");
    }

    static bool HasAvx2 => Avx2.IsSupported && Fma.IsSupported;

    static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()
        + (RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.X64
            ? ", no AVX2"
            : "");

    void Differs(bool onlyNumbers)
    {
        _different++;
        _numbers &= onlyNumbers;
        Code = 1;
    }
}
