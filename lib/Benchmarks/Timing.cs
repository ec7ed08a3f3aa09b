using System.Diagnostics;

namespace FairLab.Benchmarks;

/// <summary>How long a piece of work takes when nobody disturbs it.</summary>
internal static class Timing
{
    /// <summary>
    /// Warms up for a third of the time given, repeats the work for the rest (once at least), and gives the seconds of
    /// a fast repetition.
    /// </summary>
    internal static double Undisturbed(Action work, double seconds)
    {
        var warm = Stopwatch.StartNew();
        do work();
        while (warm.Elapsed.TotalSeconds < seconds / 3);
        var times = new List<double>();
        var all = Stopwatch.StartNew();
        do
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (all.Elapsed.TotalSeconds < seconds);
        times.Sort();
        return times[times.Count / 10];   // the tenth part: a machine that others use disturbs the rest
    }

    /// <summary>
    /// The processor seconds of one call over all cores, which a busy machine disturbs less than the time on the clock:
    /// the mean of so many calls.
    /// </summary>
    internal static double Processor(Action work, int calls)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++) work();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / calls;
    }
}
