using System.CommandLine;
using System.Globalization;
using FairLab.Notebooks;
using FairLab.Data;
using FairLab.Runs;
using FairLab.TorchGuards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FairLab.Cli;

/// <summary><c>fairlab doctor</c>: what is installed, what is missing, and the command that mends it.</summary>
static class DoctorCommand
{
    // A reference BLAS reaches a few GFLOP/s on one core; any vectorized kernel ten times that.
    const double SlowGflops = 15;

    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Show what is installed and what is missing, each with the command that mends it. Exit code 1 when FairLab "
                + "cannot run.");
        command.SetAction((_, _) => Task.FromResult(Run()));
        return command;
    }

    static int Run()
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Rounded).AddColumns("what", "found", "to mend it");
        bool ok = true;

        Row("FairLab", Repository.Root);
        Row(".NET", $"{Environment.Version} on {Environment.ProcessorCount} cores");
        // .NET starts without ICU only where that is set.
        Row(
            "cultures",
            CultureInfo.InvariantCulture.CompareInfo.Compare("a", "B") < 0
                ? "all that ICU knows"
                : "the invariant one alone: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set");
        Torch();
        Data();
        Row(
            "Chromium",
            Program("chromium", "--version"),
            "optional: draws figures as PNG, SVG and PDF: apt-get install chromium",
            needed: false);
        Row(
            "Jupyter",
            Program("jupyter", "--version")?.Split('\n')[0],
            "optional: apt-get install jupyter-notebook",
            needed: false);
        Row(
            "git",
            Program("git", "--version"),
            "optional: clones somebody's repository: apt-get install git",
            needed: false);

        Terminal.Out.Write(table);
        Terminal.Out.MarkupLine(ok ? "[green]FairLab can run.[/]" : "[red]FairLab cannot run yet.[/]");
        return ok ? 0 : 1;

        void Row(string what, string? found, string mend = "", bool needed = true)
        {
            ok &= found is not null || !needed;
            table.AddRow(
                new Text(what),
                found is null
                    ? new Markup(needed ? "[red]missing[/]" : "[yellow]not found[/]")
                    : (Renderable)new Text(found),
                new Text(found is null ? mend : ""));
        }

        void Torch()
        {
            try
            {
                var info = TorchInfo.Read();
                Row(
                    "TorchSharp",
                    $"{info.TorchSharp} on libtorch {info.Libtorch}, {info.Threads} "
                        + $"thread{(info.Threads == 1 ? "" : "s")} a run");
                double gflops = TorchInfo.MeasureGflops();
                table.AddRow(
                    new Text("instructions"),
                    new Text(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{string.Join(' ', info.Settings)}\n{gflops:0.0} GFLOP/s in float32 (matrices of 1024 x "
                                + $"1024)")),
                    new Text(
                        gflops < SlowGflops
                            ? "slow: a processor with AVX2, and no others at work on it, do ten times that"
                            : ""));
                Row(
                    "CUDA",
                    info.CudaDevices > 0 ? $"{info.CudaDevices} device(s)" : null,
                    "optional: dotnet build lib/Cli -c Release -p:Torch=cuda",
                    needed: false);
                foreach (string library in info.Libraries)
                    table.AddRow(new Text(""), new Text(library), new Text(""));
            }
            catch (Exception e) when (Innermost(e) is DllNotFoundException or NotSupportedException)
            {
                ok = false;
                table.AddRow(new Text("TorchSharp"), new Markup("[red]not usable[/]"), new Text(Innermost(e).Message));
            }
        }

        void Data()
        {
            using var store = DataStore.Default();
            string? mirror = Environment.GetEnvironmentVariable("FAIRLAB_DATA_MIRROR");
            Row(
                "data mirror",
                string.IsNullOrEmpty(mirror) ? null
                    : Directory.Exists(mirror) ? mirror
                    : $"{mirror} (no such folder)",
                "optional: FAIRLAB_DATA_MIRROR=FOLDER is tried before any download",
                needed: false);
            foreach (var entry in store.Catalogue.Entries)
                Row(
                    $"data: {entry.Id}",
                    entry.Shipped ? "ships with FairLab"
                        : store.HasLocally(entry.Id) ? "here"
                        : null,
                    $"./fairlab data get {entry.Id}",
                    needed: false);
        }
    }

    // What fails while TorchSharp is loaded comes as the failure of a type's initializer.
    static Exception Innermost(Exception e) =>
        e is TypeInitializationException { InnerException: { } inner } ? Innermost(inner) : e;

    static string? Program(string name, string argument) => ProgramOutput.TryRead(null, name, argument);
}
