namespace FairLab.Notebooks.Tests;

public sealed class SessionMemoryTests
{
    [Fact]
    public void Run_many_cells_keeps_memory_small()
    {
        using var session = new CSharpSession(new SessionOptions());
        session.Run("var x = 1; double F(double a) => a * 2;");
        session.Run("Enumerable.Range(0, 10).Select(k => F(k)).Sum()");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        const int Cells = 100;
        for (var i = 0; i < Cells; i++)
            session.Run($"var y{i} = Enumerable.Range(0, 10).Select(k => F(k) + {i}).Sum(); y{i}");
        var perCell = (GC.GetTotalMemory(forceFullCollection: true) - before) / Cells;
        // A chain that binds all its references anew in each cell keeps about 3 MB a cell; one that shares them, a tenth of that.
        Assert.InRange(perCell, 0, 300_000);
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
            using var session = new CSharpSession(new SessionOptions());
            session.Run("class Big { public int[] Data = new int[1000]; } var big = new Big();");
            session.Run("big.Data.Length");
            return new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(session.Variables[0].Type.Assembly));
        }
    }
}
