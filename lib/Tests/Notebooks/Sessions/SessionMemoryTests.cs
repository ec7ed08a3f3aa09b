namespace FairLab.Notebooks.Tests;

public sealed class SessionMemoryTests
{
    [Fact]
    public void Run_many_cells_keeps_memory_small()
    {
        const int Cells = 200;
        // In a process of its own: other tests of this one take memory at the same time.
        var halves = HostProcess.Run("memory", FormattableString.Invariant($"{Cells}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => long.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / (Cells / 2)).ToArray();
        Assert.Equal(2, halves.Length);
        // A thousand cells may add 150 MB to the process; what the collector holds is about half of what the process does.
        Assert.All(halves, perCell => Assert.InRange(perCell, 0, 100_000));
        // References handed on from cell to cell grew with the chain: the second half then took three times the first.
        Assert.InRange(halves[1], 0, 2 * halves[0]);
    }

    [Fact]
    public void Dispose_lets_the_cells_go()
    {
        var context = RunAndDispose();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference RunAndDispose()
        {
            using var session = new NotebookSession(new SessionOptions());
            session.Run("public class Big { public int[] Data { get; } = new int[1000]; } var big = new Big();");
            // Shown, they are known to the formatters; registered, so is a closure of the notebook's.
            session.Run("Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Big>(b => $\"{b.Data.Length} {big}\", \"text/html\");");
            // As text: the HTML of objects is written by dynamic code, which the runtime keeps (CellLoadContext counts it).
            session.Run("new[] { big }.Display(\"text/plain\"); new { big, n = 1 }.Display(\"text/plain\"); new[] { new { big } }.Select(x => x).Display(\"text/plain\");");
            session.Run("big.Data.Length");
            return new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(session.CSharp.Variables[0].Type.Assembly));
        }
    }
}
