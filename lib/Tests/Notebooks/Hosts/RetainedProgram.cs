namespace FairLab.Notebooks.Tests;

/// <summary>Whether sessions that have shown and registered much of their own leave the memory.</summary>
internal static class RetainedProgram
{
    /// <summary>Prints how many sessions are still there.</summary>
    public static int Run()
    {
        for (var i = 0; i < 3; i++)
            RunAndDispose();
        var retained = NotebookRunner.RetainedSessions();
        for (var i = 0; i < 20 && retained > 0; i++)
        {
            Thread.Sleep(50);
            retained = NotebookRunner.RetainedSessions();
        }

        Console.WriteLine(retained);
        return 0;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static void RunAndDispose()
    {
        using var session = new NotebookSession(new SessionOptions());
        foreach (var source in (string[])
        [
            "public class Big { public int[] Data { get; } = new int[1000]; } var big = new Big();",
            "using Microsoft.DotNet.Interactive.Formatting; "
                + "Formatter.Register<Big>(b => $\"{b.Data.Length} {big}\", \"text/html\");",
            // As text: the HTML of objects is written by dynamic code, which the runtime keeps (CellLoadContext counts
            // it).
            "new[] { big }.Display(\"text/plain\"); new { big, n = 1 }.Display(\"text/plain\"); big",
            "new[] { new { big } }.Select(x => x).Display(\"text/plain\"); display(5); "
                + "Console.WriteLine(big.Data.Length);",
        ])
        {
            if (session.Run(source, new RecordedOutput()).Error is { } error)
                throw new InvalidOperationException(error.Message);
        }
    }
}
