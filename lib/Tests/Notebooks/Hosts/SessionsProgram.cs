namespace FairLab.Notebooks.Tests;

/// <summary>Starts sessions at the same moment in a process where nothing has been compiled yet.</summary>
internal static class SessionsProgram
{
    static readonly string[] Cells =
    [
        "var words = new List<string> { \"a\", \"b\" };",
        "words",
        "string.Join(\"-\", words)",
        "display(HTML(\"<i>shown</i>\"));",
    ];

    /// <summary>Prints the errors of all cells of all sessions.</summary>
    public static int Run(int count)
    {
        using var together = new Barrier(count);
        List<string> errors = [];
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            using var session = new NotebookSession(new SessionOptions());
            together.SignalAndWait();
            foreach (var cell in Cells)
            {
                if (session.Run(cell).Error is { } error)
                {
                    lock (errors)
                        errors.Add(error.Message);
                }
            }
        }))];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        errors.ForEach(Console.WriteLine);
        return 0;
    }
}
