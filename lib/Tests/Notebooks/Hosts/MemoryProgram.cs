using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// Runs many cells in a process of its own, where nothing else takes memory, and prints what they added.
/// </summary>
internal static class MemoryProgram
{
    /// <summary>
    /// Prints what each half of the cells added: the bytes the collector holds and those the process holds.
    /// </summary>
    public static int Run(int cells)
    {
        using var session = new NotebookSession(new SessionOptions());
        session.Run("var x = 1; double F(double a) => a * 2;");
        for (var i = 0; i < 20; i++)
            Cell(session, -1 - i);
        var before = Measure();
        for (var half = 0; half < 2; half++)
        {
            for (var i = 0; i < cells / 2; i++)
                Cell(session, (half * cells / 2) + i);
            var after = Measure();
            Console.WriteLine(
                FormattableString.Invariant($"{after.Managed - before.Managed} {after.Resident - before.Resident}"));
            before = after;
        }

        return 0;
    }

    static void Cell(NotebookSession session, int i)
    {
        var name = i < 0 ? FormattableString.Invariant($"warm{-i}") : FormattableString.Invariant($"y{i}");
        var result = session.Run(
            FormattableString.Invariant($"var {name} = Enumerable.Range(0, 10).Select(k => F(k) + {i}).Sum(); {name}"));
        if (result.Status != CellStatus.Completed)
            throw new InvalidOperationException(result.Error!.Message);
    }

    static (long Managed, long Resident) Measure()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
