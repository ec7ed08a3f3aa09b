using System.Diagnostics;
using System.Globalization;
using FairLab.Notebooks;

namespace FairLab.Benchmarks.Notebooks;

/// <summary>
/// What a C# notebook costs: compiling, the cache of compiled cells, memory; and the kernel beside IPython's.
/// </summary>
static class NotebookNumbers
{
    const int NotebookCells = 60, ManyCells = 1000;

    /// <summary>Without arguments everything; each part runs in a process of its own.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        if (args is ["cells", var cache, ..])
            return Cells(cache, args is not [.., "plain"]);
        if (args is ["memory", ..])
            return Memory(args is not [.., "plain"]);
        if (args is ["checkpoints"])
            return CheckpointCost.Run();
        if (args is ["interrupts", .. var times])
            return Python([
                Path.Combine(AppContext.BaseDirectory, "Notebooks", "kernel_interrupts.py"),
                ".net-csharp",
                .. times,
            ]);
        string folder = Directory.CreateTempSubdirectory("fairlab-cells-").FullName;
        try
        {
            foreach (string run in (ReadOnlySpan<string>)["first", "second"])
                Console.WriteLine($"{NotebookCells} cells, {run} run: {Child("cells", folder)}");
            Console.WriteLine($"{ManyCells} cells: {Child("memory")}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // The kernel has to be known to Jupyter: ./fairlab kernel install. Microsoft's tool: dotnet tool install
        // --tool-path FOLDER Microsoft.dotnet-interactive
        string[] official = Environment.GetEnvironmentVariable("DOTNET_INTERACTIVE") is { Length: > 0 } tool
            ? [$"dotnet-interactive=CSHARP={tool}"]
            : [];
        if (official.Length == 0)
            Console.WriteLine("dotnet-interactive: not measured; DOTNET_INTERACTIVE names the tool");
        return Python([
            Path.Combine(AppContext.BaseDirectory, "Notebooks", "kernel_numbers.py"),
            ".net-csharp=CSHARP",
            .. official,
            "python3=PYTHON",
        ]);
    }

    static int Cells(string cache, bool checkpoints)
    {
        var clock = Stopwatch.StartNew();
        using var session = new NotebookSession(
            new SessionOptions { CacheDirectory = cache, HasCheckpoints = checkpoints });
        var compiling = TimeSpan.Zero;
        for (int i = 0; i < NotebookCells; i++)
        {
            var result = session.Run(Cell(i));
            if (result.Status != CellStatus.Completed)
                throw new InvalidOperationException(result.Error!.Message);
            compiling += result.CompileTime;
        }

        Console.WriteLine(
            FormattableString.Invariant(
                $"{compiling.TotalMilliseconds:0} ms compiling or loading, {clock.ElapsedMilliseconds} ms in all"));
        return 0;
    }

    // Declarations, methods, types, queries and values, as notebooks have them.
    static string Cell(int i) => (i % 5) switch
    {
        0 => FormattableString.Invariant(
            $"var numbers{i} = Enumerable.Range({i}, 100).Select(k => k * 0.5).ToArray();"),
        1 => FormattableString.Invariant(
            $"double Mean{i}(IEnumerable<double> values) => values.Average() + {i};\nMean{i}(numbers{i - 1})"),
        2 => string.Create(
            CultureInfo.InvariantCulture,
            $"record Row{i}(string Name, double Value);\nvar rows{i} = numbers{i - 2}.Select((v, k) => new "
                + $"Row{i}($\"r{{k}}\", v)).ToList();"),
        3 => string.Create(
            CultureInfo.InvariantCulture,
            $"rows{i - 1}.Where(row => row.Value > {i}).GroupBy(row => row.Name.Length).ToDictionary(g => g.Key, g => "
                + $"g.Count())"),
        _ => FormattableString.Invariant(
            $"await Task.Yield();\nforeach (var row in rows{i - 2}.Take(1)) Console.Out.Write(\"\");"),
    };

    static int Memory(bool checkpoints)
    {
        using var session = new NotebookSession(new SessionOptions { HasCheckpoints = checkpoints });
        session.Run("var x = 1; double F(double a) => a * 2;");
        for (int i = 0; i < 20; i++)
            session.Run(
                FormattableString.Invariant(
                    $"var warm{i} = Enumerable.Range(0, 10).Select(k => F(k) + {i}).Sum(); warm{i}"));
        var (managed, resident) = Measure();
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < ManyCells; i++)
            session.Run(
                FormattableString.Invariant($"var y{i} = Enumerable.Range(0, 10).Select(k => F(k) + {i}).Sum(); y{i}"));
        double seconds = clock.Elapsed.TotalSeconds;
        var after = Measure();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(after.Resident - resident) / 1e6:0.0} MB added to the process, "
                    + $"{(after.Managed - managed) / 1e6:0.0} MB of it managed, {seconds / ManyCells * 1000:0.0} ms a "
                    + $"cell"));
        return 0;
    }

    static (long Managed, long Resident) Measure()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    static string Child(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["exec", typeof(NotebookNumbers).Assembly.Location, "notebooks", .. arguments])
            {
                RedirectStandardOutput = true,
            })!;
        string text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"failed with {process.ExitCode}");
    }

    static int Python(params string[] arguments)
    {
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var process = Process.Start(new ProcessStartInfo(python, arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            Console.Error.WriteLine(
                "the kernels' part needs Jupyter's client and IPython's kernel: apt-get install python3-ipykernel, and "
                    + "./fairlab kernel install");
        return process.ExitCode;
    }
}
