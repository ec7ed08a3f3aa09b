using System.Diagnostics;
using System.Globalization;
using FairLab.Metrics;

namespace FairLab.Benchmarks.Fairness;

/// <summary>
/// Times each case here and, where it does the same, in Python, in turns, and prints both beside the design's target.
/// </summary>
internal static class FairnessComparison
{
    const double Seconds = 3;
    const int Rounds = 2;
    const string Python = "/usr/bin/python3";

    /// <summary>
    /// Runs the cases named, or all; <c>csv [ROWS]</c> streams a CSV file of so many rows (100 million) into counts;
    /// <c>time CASE SECONDS</c> times one here and prints the seconds of an undisturbed call, and of the processors.
    /// </summary>
    internal static int Run(string[] args)
    {
        if (args is ["time", var name, var seconds])
        {
            var work = FairnessWork.Cases[name].Make();
            var (clock, processor) = (
                Timing.Undisturbed(work, double.Parse(seconds, CultureInfo.InvariantCulture)),
                Timing.Processor(work, 3));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock:R} {processor:R}"));
            return 0;
        }
        if (args is ["csv", ..])
            return Csv(args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 100_000_000);
        Console.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"case",-20} {"C#, ms",10} {"processor, ms",14} {"target, ms",11} {"Python, ms",17}");
        foreach (var name2 in args.Length > 0 ? args : [.. FairnessWork.Cases.Keys]) Compare(name2);
        return 0;
    }

    // Each side runs in a process of its own, in turns: the best round of each is what the machine can do.
    static void Compare(string name)
    {
        var (target, hasRival, _) = FairnessWork.Cases[name];
        var (own, processor, python) = (double.MaxValue, double.MaxValue, hasRival ? double.MaxValue : double.NaN);
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        var baseline = Path.Combine(AppContext.BaseDirectory, "Fairness", "fairness_baseline.py");
        for (var round = 0; round < Rounds; round++)
        {
            var times = Output(Environment.ProcessPath!, ["fairness", "time", name, seconds]);
            (own, processor) = (Math.Min(own, times[0]), Math.Min(processor, times[^1]));
            if (hasRival)
                python = Math.Min(python, Output(Python, [baseline, name, seconds])[0]);
        }
        var rival = hasRival
            ? double.IsNaN(python)
                ? "not installed"
                : (1e3 * python).ToString("F1", CultureInfo.InvariantCulture)
            : "-";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -20} {1e3 * own, 10:F2} {1e3 * processor, 14:F2} {1e3 * target, 11:F1} {rival, 17}"));
    }

    static double[] Output(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // One thread, as FairLab gives itself.
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return process.ExitCode == 0
            ? Array.ConvertAll(text.Trim().Split(), t => double.Parse(t, CultureInfo.InvariantCulture))
            : [double.NaN];
    }

    static int Csv(long rows)
    {
        using var stream = new RowStream(rows);
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"{"rows read", 12} {"seconds", 8} {"resident, MB", 13} {"managed, MB", 12}");
        var read = new CsvCounts
        {
            Label = "y",
            Decision = "yhat",
            Groups = ["sex", "race"],
            Progress = new Lines(clock, rows),
        };
        var counts = read.Read(stream, "predictions.csv");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Overall.Total:F0} rows, {stream.Length / 1e9:F2} GB of text in "
                    + $"{clock.Elapsed.TotalSeconds:F1} s, {counts.Groups.Count} groups"));
        return counts.Overall.Total == rows ? 0 : 1;
    }

    /// <summary>Prints a line about ten times.</summary>
    sealed class Lines(Stopwatch clock, long rows) : IProgress<long>
    {
        int _printed;

        public void Report(long read)
        {
            if (read * 10 < rows * (_printed + 1))
                return;
            _printed++;
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{read, 12} {clock.Elapsed.TotalSeconds, 8:F1} {self.WorkingSet64 / 1048576.0, 13:F0} "
                        + $"{GC.GetTotalMemory(false) / 1048576.0, 12:F1}"));
        }
    }
}
