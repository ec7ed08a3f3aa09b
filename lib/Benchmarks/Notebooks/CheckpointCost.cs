using System.Globalization;
using FairLab.Notebooks;

namespace FairLab.Benchmarks.Notebooks;

/// <summary>
/// What the checkpoints of a cell cost: loops of a billion steps that do nothing else, with and without, in turns.
/// </summary>
static class CheckpointCost
{
    const int Rounds = 11;

    static readonly (string What, string Cell)[] Loops =
    [
        ("int, in a function", "int F() { int n = 0; for (int i = 0; i < 1_000_000_000; i++) n += i; return n; }\nF()"),
        (
            "long, in a function",
            "long F() { long n = 0; for (long i = 0; i < 1_000_000_000L; i++) n += i; return n; }\nF()"),
        ("int, in a block of the cell", "{ int n = 0; for (int i = 0; i < 1_000_000_000; i++) n += i; }"),
        ("the cell's own variable", "long n = 0; for (long i = 0; i < 1_000_000_000L; i++) n++;"),
        ("empty, in a block of the cell", "{ for (int i = 0; i < 1_000_000_000; i++) { } }"),
        ("calls of a recursive function", "long Fib(int i) => i < 2 ? i : Fib(i - 1) + Fib(i - 2);\nFib(40)"),
        ("a query's lambda, 100 million", "Enumerable.Range(0, 100_000_000).Where(i => i % 3 == 0).Count()"),
    ];

    public static int Run()
    {
        foreach (var (what, cell) in Loops)
        {
            List<double> with = [], without = [];
            for (int i = 0; i < Rounds; i++)
            {
                without.Add(Time(cell, checkpoints: false));
                with.Add(Time(cell, checkpoints: true));
            }

            // The least says most while others use the machine.
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {without.Min():0} ms without, {with.Min():0} ms with checkpoints "
                        + $"({(with.Min() / without.Min() - 1) * 100:+0.0;-0.0} %)"));
        }

        return 0;
    }

    static double Time(string cell, bool checkpoints)
    {
        using var session = new CSharpSession(new SessionOptions { HasCheckpoints = checkpoints });
        session.Run("1");
        using var stop = new CancellationTokenSource();
        var before = Environment.CpuUsage.TotalTime;
        var result = session.Run(cell, token: stop.Token);
        if (result.Status != CellStatus.Completed)
            throw new InvalidOperationException(result.Error!.Message);
        return (Environment.CpuUsage.TotalTime - before - result.CompileTime).TotalMilliseconds;
    }
}
