namespace FairLab.TorchGuards.Tests.Training;

/// <summary>
/// Training beside a thread that only allocates, so that the collector runs in the middle of native calls: what libtorch
/// still reads must not be freed.
/// </summary>
static class Stress
{
    /// <summary>Trains every case in turn until so many steps are done.</summary>
    /// <param name="steps">At least this many, and at least one round.</param>
    /// <param name="firstSeed">Seeds of the rounds.</param>
    /// <returns>The steps.</returns>
    public static int Run(int steps, int firstSeed)
    {
        using var stop = new CancellationTokenSource();
        var noise = new Thread(() => Allocate(stop.Token)) { IsBackground = true };
        noise.Start();
        int done = 0;
        for (long seed = firstSeed; done < steps; seed++)
        {
            foreach (var (name, train) in TrainingCases.All)
            {
                if (!train(seed).All(double.IsFinite))
                    throw new InvalidOperationException($"{name}, seed {seed}: found a number that is not finite");
                done += TrainingCases.Steps;
            }
        }
        stop.Cancel();
        noise.Join();
        return done;
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
