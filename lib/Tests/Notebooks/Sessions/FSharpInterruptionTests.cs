using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>F# cells that are stopped, and what checkpoints leave as it is.</summary>
public sealed class FSharpInterruptionTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly NotebookSession _session = new(new SessionOptions(), CellLanguage.FSharp);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Run_stops_and_goes_on()
    {
        _session.Run("let kept = 41\nlet mutable n = 0L");
        foreach (var source in (ReadOnlySpan<string>)
        [
            "while true do ()",
            "while true do n <- n + int64 (System.Text.Json.JsonSerializer.Serialize(n).Length)",
            "for i in Seq.initInfinite id do n <- n + int64 i",
            "for i in Seq.initInfinite id do\n    n <- n + int64 i\n    if n < 0L then\n        printfn \"%d\" n",
            "while n >= 0L || true do\n    let m = n + 1L\n    n <- m",
            "let rec forever () : unit =\n    printfn \"\"\n    forever ()\nforever ()",
            "System.Threading.Thread.Sleep(-1)",
            "async { while true do do! Async.Sleep 1 } |> Async.RunSynchronously",
        ])
        {
            var (status, took) = Interrupted(source);
            Assert.True(
                status == CellStatus.Interrupted && took < TimeSpan.FromSeconds(3), $"{source}: {status} after {took}");
            Assert.Equal(42, _session.Run("kept + 1").Value);
        }
    }

    [Theory]
    [InlineData(
        "let mutable s = 0\nfor i in 1 .. 3 do s <- s + i\nfor i = 1 to 3 do\n    s <- s + i\n    s <- s * 2\n"
            + "while s < 1000 && (s > 0 || s < 0) do\n  s <- s + s\ns",
        1120)]
    [InlineData("[ for i in 1 .. 3 do yield i * 2 ] |> List.sum", 12)]
    [InlineData("[ for i in 1 .. 3 do i * 2 ] |> List.sum", 12)]
    [InlineData("seq { for i in 1 .. 3 do\n        yield i\n        yield! [ i ] } |> Seq.sum", 12)]
    [InlineData(
        "let f x =\n    for i in 1 .. x do\n        match i with\n        | 1 -> ()\n        | _ -> ()\n    x\nf 3", 3)]
    [InlineData("query { for i in [1; 2; 3] do\n        where (i > 1)\n        select i } |> Seq.length", 2)]
    public void Run_gives_what_it_gave(string source, int expected)
    {
        var result = _session.Run(source);
        Assert.True(result.Status == CellStatus.Completed, result.Error?.Message);
        Assert.Equal(expected, result.Value);
    }

    [Fact]
    public void Run_places_are_those_of_the_cell()
    {
        var error = _session.Run("let a = 1\nwhile a > 2 do nope ()").Diagnostics.Single();
        Assert.Equal(("FS0039", 2, 16), (error.Id, error.Line, error.Column));
        var warning = _session.Run("for i in [1] do (); while false do 1 + 1").Diagnostics.Single();
        Assert.Equal((1, 36), (warning.Line, warning.Column));
    }

    (CellStatus Status, TimeSpan Took) Interrupted(string source)
    {
        using var stop = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        CellResult? result = null;
        var output = new StartSignal(begun.Set);
        var thread = new Thread(
            () => result = _session.Run("printfn \"begun\"\n" + source, output, token: stop.Token),
            maxStackSize: 16 << 20) { IsBackground = true };
        thread.Start();
        Assert.True(begun.Wait(Patience), "did not begin: " + result?.Error?.Message);
        Thread.Sleep(50);
        var clock = Stopwatch.StartNew();
        stop.Cancel();
        Assert.True(thread.Join(Patience), source + ": did not stop");
        return (result!.Status, clock.Elapsed);
    }
}
