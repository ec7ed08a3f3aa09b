using System.Diagnostics;
using System.Globalization;

namespace FairLab.TorchGuards.Tests;

/// <summary>What tests run in a process of its own: its memory is measured, or it must start afresh.</summary>
static class Programs
{
    static readonly Dictionary<string, Action<string[]>> All = new(StringComparer.Ordinal)
    {
        ["expressions"] = a => Print(Memory.MemoryPrograms.Expressions(Whole(a[0]), forgetful: a.Length > 1)),
        ["steps"] = a => Print(Memory.MemoryPrograms.Steps(Whole(a[0]))),
        ["parameters"] = _ => Console.Out.Write(Training.TrainingCases.Fingerprint()),
        ["zeros"] = _ => TorchSharp.torch.zeros(1).Dispose(),
        ["stress"] = a => Print(Training.Stress.Run(Whole(a[0]), Whole(a[1]))),
        ["numbers"] = a => Training.Stress.Numbers(Whole(a[0])),
    };

    static int Main(string[] arguments)
    {
        try
        {
            All[arguments[0]](arguments[1..]);
            return 0;
        }
        catch (TypeInitializationException e)
        {
            Console.Error.WriteLine(e.GetBaseException().Message);
            return 1;
        }
    }

    /// <summary>Runs a program to its end, with further variables in its environment.</summary>
    /// <returns>Exit code, standard output and error.</returns>
    internal static (int Code, string Output, string Error) Run(
        IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Run("dotnet", ["exec", typeof(Programs).Assembly.Location, .. arguments], environment);

    /// <summary>Runs any program to its end.</summary>
    internal static (int Code, string Output, string Error) Run(
        string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end");
        }
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    static void Print(long value) => Console.Out.Write(value.ToString(CultureInfo.InvariantCulture));

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
