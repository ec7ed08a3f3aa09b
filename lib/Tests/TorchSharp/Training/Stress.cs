using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Training;

/// <summary>
/// Training beside a thread that only allocates, so that the collector runs in the middle of native calls: what
/// libtorch still reads must not be freed.
/// </summary>
static class Stress
{
    /// <summary>Trains every case in turn until so many steps are done.</summary>
    /// <param name="steps">At least this many, and at least one round.</param>
    /// <param name="firstSeed">Seeds of the rounds.</param>
    /// <returns>The steps.</returns>
    public static int Run(int steps, int firstSeed)
    {
        int done = 0;
        Disturbed(() =>
        {
            for (long seed = firstSeed; done < steps; seed++)
            {
                foreach (var (name, train) in TrainingCases.All)
                {
                    if (!train(seed).All(double.IsFinite))
                        throw new InvalidOperationException($"{name}, seed {seed}: found a number that is not finite");
                    done += TrainingCases.Steps;
                }
            }
        });
        return done;
    }

    /// <summary>Expressions with numbers, each an object that nothing but the native call needs.</summary>
    /// <param name="count">How many.</param>
    public static void Numbers(int count) => Disturbed(() =>
    {
        using var x = ones(8);
        for (int i = 0; i < count; i++)
        {
            using Tensor more = x * 1.5, square = more.pow(2), less = square - 0.25, kept = less.clamp(0, 10);
            if (i % 100 == 0 && kept.sum().item<float>() != 16)
                throw new InvalidOperationException($"expression {i}: found {kept.sum().item<float>()}, expected 16");
        }
    });

    static void Disturbed(Action work)
    {
        using var stop = new CancellationTokenSource();
        var noise = new Thread(() => Allocate(stop.Token)) { IsBackground = true };
        noise.Start();
        try
        {
            work();
        }
        finally
        {
            stop.Cancel();
            noise.Join();
        }
    }

    static void Allocate(CancellationToken stop)
    {
        var kept = new byte[64][];
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            kept[i & 63] = new byte[20_000];
            if ((i & 255) == 0)
                Thread.Yield();
        }
    }
}
