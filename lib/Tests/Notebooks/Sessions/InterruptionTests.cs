using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>Cells that are stopped, by every kind of thing they may be doing.</summary>
public sealed class InterruptionTests : IDisposable
{
    const int Times = 5;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly CSharpSession _session = new(new SessionOptions());

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) n++;")]
    [InlineData("for (; ; ) n++;")]
    [InlineData("do n++; while (true);")]
    [InlineData("foreach (var i in Enumerable.Repeat(1, int.MaxValue)) n += i;")]
    [InlineData("again: n++; goto again;")]
    [InlineData("switch (1) { case 1: n++; goto case 1; }")]
    [InlineData("long Fib(int i) => i < 2 ? i : Fib(i - 1) + Fib(i - 2); Fib(90)")]
    [InlineData("Func<int, long> fib = null; fib = i => i < 2 ? i : fib(i - 1) + fib(i - 2); fib(90)")]
    [InlineData("while (true) n += System.Text.Json.JsonSerializer.Serialize(new { a = n }).Length;")]
    [InlineData(
        "while (true) { var d = new Dictionary<int, string>(); for (var i = 0; i < 1000; i++) d[i] = \"\"; "
            + "n += d.Count; }")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(i => i * 2L).Where(i => i < 0).Count()")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) where i < 0 select i).Count()")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) select i * 2L).Max()")]
    [InlineData(
        "new int[1_000_000].Order(Comparer<int>.Create((a, b) => { n++; return a - b; })).Sum(); while (true) { }")]
    [InlineData("while (true) n += System.Text.RegularExpressions.Regex.Matches(\"abc abd\", \"ab.\").Count;")]
    [InlineData("while (true) Console.WriteLine(n++);")]
    [InlineData("while (true) GC.KeepAlive(new byte[1000]);")]
    [InlineData("Parallel.For(0L, long.MaxValue, i => System.Threading.Interlocked.Increment(ref n));")]
    [InlineData("Enumerable.Range(0, int.MaxValue).AsParallel().Count(i => i < 0)")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("while (true) await Task.Delay(1);")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("async Task<int> F() { await Task.Delay(5); while (true) { } } await F()")]
    [InlineData(
        "async IAsyncEnumerable<int> F() { for (var i = 0; ; i++) { await Task.Yield(); yield return i; } } "
            + "await foreach (var i in F()) n += i;")]
    [InlineData("IEnumerable<int> F() { while (true) yield return 1; } F().Sum(i => 0)")]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().Take()")]
    [InlineData("var gate = new object(); var other = new System.Threading.Thread(() => { "
        + "lock (gate) System.Threading.Thread.Sleep(3000); }) { IsBackground = true }; other.Start(); "
        + "System.Threading.Thread.Sleep(50); lock (gate) { }")]
    [InlineData("var process = System.Diagnostics.Process.Start(\"sleep\", \"3\"); process.WaitForExit();")]
    [InlineData("while (true) { try { while (true) { } } catch { } }")]
    [InlineData("while (true) try { System.Threading.Thread.Sleep(1000); } catch (Exception) { }")]
    [InlineData(
        "void F() { while (true) { try { F2(); } catch { } } } void F2() { for (; ; ) "
            + "{ try { while (true) n++; } catch { } } } F();")]
    [InlineData("class Loop { public Loop() : this(1) { while (true) { } } Loop(int i) { } } new Loop()")]
    [InlineData(
        "class Loop { public int this[int i] => this[i + 1 - 1 == i ? Wait(i) : i]; "
            + "int Wait(int i) { while (true) { } } } new Loop()[1]")]
    public void Run_stops_and_goes_on(string source)
    {
        Assert.Equal(CellStatus.Completed, _session.Run("var n = 0L; var kept = 41;").Status);
        for (var i = 0; i < Times; i++)
        {
            var result = Interrupted(_session, source, TimeSpan.FromMilliseconds(30), out var took);
            Assert.True(
                result.Status == CellStatus.Interrupted, $"{result.Status} {result.Error?.Message} {result.Exception}");
            Assert.True(took < TimeSpan.FromSeconds(2), $"took {took}");
            Assert.Equal(42, _session.Run("kept + 1").Value);
        }
    }

    // A cell that is stopped leaves nothing that runs on; what its threads throw ends them alone.
    [Theory]
    [InlineData("_ = Task.Run(() => { while (true) counter++; });")]
    [InlineData("new System.Threading.Thread(() => { while (true) counter++; }).Start();")]
    [InlineData("_ = Task.Run(async () => { while (true) { await Task.Delay(5); counter++; } });")]
    [InlineData(
        "async void Forever() { while (true) { await Task.Delay(5).ConfigureAwait(false); counter++; } } Forever();")]
    [InlineData("var timer = new System.Threading.Timer(_ => Count()); timer.Change(0, 5);")]
    public void Run_stopped_cell_leaves_nothing_that_runs(string source)
    {
        _session.Run("static long counter; static void Count() { counter++; }");
        // Stopped only when what it starts has begun, however busy the pool is.
        var waits = " while (counter == 0) System.Threading.Thread.Sleep(1); Console.Write(1); while (true) { }";
        var result = Interrupted(_session, source + waits, TimeSpan.FromMilliseconds(50), out _, begin: "");
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Thread.Sleep(200);
        var before = (long)_session.Run("counter").Value!;
        Assert.NotEqual(0, before);
        Thread.Sleep(100);
        Assert.Equal(before, _session.Run("counter").Value);
        Assert.True(
            SpinWait.SpinUntil(static () => Volatile.Read(ref Checkpoint.Stopping) == 0, Patience),
            $"{Checkpoint.Stopping}");
    }

    [Fact]
    public void Run_other_cells_are_not_stopped()
    {
        using var other = new CSharpSession(new SessionOptions());
        var result = default(CellResult);
        var worker =
            new Thread(() => result = other.Run("var m = 0L; for (var i = 0; i < 200_000_000; i++) m += i; m"));
        worker.Start();
        while (!worker.Join(0))
            Assert.Equal(
                CellStatus.Interrupted,
                Interrupted(_session, "while (true) { }", TimeSpan.FromMilliseconds(5), out _).Status);
        Assert.Equal((CellStatus.Completed, 19999999900000000L), (result!.Status, result.Value));
        Assert.True(
            SpinWait.SpinUntil(static () => Volatile.Read(ref Checkpoint.Stopping) == 0, Patience),
            $"{Checkpoint.Stopping}");
    }

    [Fact]
    public void Run_cleaning_up_is_let_run()
    {
        _session.Run(
            "var done = 0; class Held : IDisposable { public static int Disposed; "
                + "public void Dispose() { Disposed++; } }");
        var result = Interrupted(_session,
            "using (new Held()) try { while (true) { } } finally { for (var i = 0; i < 10; i++) done++; }",
            TimeSpan.FromMilliseconds(30),
            out _);
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal((10, 1), (_session.Run("done").Value, _session.Run("Held.Disposed").Value));
    }

    /// <summary>Runs a cell on a thread of its own, and stops it some time after it has begun.</summary>
    static CellResult Interrupted(
        CSharpSession session, string source, TimeSpan after, out TimeSpan took, string begin = "Console.Write(1); ")
    {
        using var stop = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        CellResult? result = null;
        var output = new StartSignal(begun.Set);
        var thread = new Thread(
            () => result = session.Run(begin + source, output, token: stop.Token),
            maxStackSize: 16 << 20);
        thread.Start();
        if (!begun.Wait(Patience))
            Assert.Fail("did not begin: " + (thread.Join(0) ? result?.Error?.Message : ""));
        Thread.Sleep(after);
        var clock = Stopwatch.StartNew();
        stop.Cancel();
        Assert.True(thread.Join(Patience), "did not stop");
        took = clock.Elapsed;
        return result!;
    }
}
