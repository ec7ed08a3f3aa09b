using System.Diagnostics;
using System.Globalization;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace FairLab.Benchmarks.Torch;

/// <summary>Times each case here and in Python on the same libtorch, in turns, and prints both with their ratio.</summary>
internal static class TorchComparison
{
    const double Seconds = 1.5;
    const int Rounds = 3;
    const string Python = "/usr/bin/python3";

    /// <summary>Runs the cases named, or all; <c>time CASE SECONDS</c> times one here and prints the seconds of an undisturbed call.</summary>
    internal static int Run(string[] args)
    {
        if (args is ["time", var name, var seconds])
        {
            Console.WriteLine(Timing.Undisturbed(TorchWork.Cases[name](), double.Parse(seconds, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture));
            return 0;
        }
        var info = TorchInfo.Read();
        Console.WriteLine($"libtorch {info.Version}, {info.BlasKernel}, {info.Threads} thread, .NET {Environment.Version}");
        Console.WriteLine($"{"case",-20} {"C#, us",10} {"Python, us",11} {"ratio",7}");
        foreach (var name2 in args.Length > 0 ? args : TorchWork.Cases.Keys.ToArray()) Compare(name2);
        return 0;
    }

    // Each side runs in a process of its own, in turns: the best round of each is what the machine can do.
    static void Compare(string name)
    {
        var (own, python) = (double.MaxValue, double.MaxValue);
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        for (var round = 0; round < Rounds; round++)
        {
            own = Math.Min(own, Output(Environment.ProcessPath!, ["time", name, seconds]));
            python = Math.Min(python, Output(Python, [Path.Combine(AppContext.BaseDirectory, "Torch", "torch_baseline.py"), name, seconds]));
        }
        var (unit, each) = (1e6, name is "mlp" or "mlp-adamw-dropout" or "conv" ? 1 : 1000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {own * unit / each,10:F3} {python * unit / each,11:F3} {own / python,7:F3}"));
    }

    static double Output(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        if (BlasSettings.CoreType is { } core) start.Environment["OPENBLAS_CORETYPE"] = core;
        start.Environment["OPENBLAS_NUM_THREADS"] = start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
    }
}
