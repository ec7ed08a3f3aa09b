namespace FairLab.Data;

/// <summary>Scenes with what they show, or with what somebody says that they show.</summary>
/// <param name="ActivityCount">How many activities there are.</param>
/// <param name="Features">One row a scene.</param>
/// <param name="Activities">What is being done in each.</param>
/// <param name="IsMan">Who is doing it: a man, or a woman.</param>
public sealed record DrawnScenes(int ActivityCount, float[,] Features, int[] Activities, bool[] IsMan)
{
    /// <summary>How many scenes.</summary>
    public int Count => Activities.Length;

    /// <summary>
    /// Activity and gender as one class, 2 o for a man and 2 o + 1 for a woman, as a joint model tells them apart.
    /// </summary>
    public int[] Classes => [.. Activities.Select((o, i) => 2 * o + (IsMan[i] ? 0 : 1))];

    /// <summary>c(o, g): scenes of each activity with a man and with a woman, shape [activities][2].</summary>
    public double[][] Counts
    {
        get
        {
            var counts = Enumerable.Range(0, ActivityCount).Select(_ => new double[2]).ToArray();
            for (var i = 0; i < Count; i++)
                counts[Activities[i]][IsMan[i] ? 0 : 1]++;
            return counts;
        }
    }

    /// <summary>Whether each scene shows a man, and whether a woman, shape [n][2].</summary>
    public bool[][] GenderFlags => Array.ConvertAll(IsMan, m => new[] { m, !m });

    /// <summary>Whether each scene shows each activity, shape [n][activities].</summary>
    public bool[][] ActivityFlags =>
        Array.ConvertAll(Activities, o => Enumerable.Range(0, ActivityCount).Select(k => k == o).ToArray());

    /// <summary>The same scenes with other classes, such as predicted ones.</summary>
    /// <param name="classes">As <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentException">Another number of classes than of scenes, or one that does not
    /// exist.</exception>
    public DrawnScenes WithClasses(IReadOnlyList<int> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != Count)
            throw new ArgumentException($"found {classes.Count} classes, expected {Count}, one a scene",
                nameof(classes));
        for (var i = 0; i < Count; i++)
            if (classes[i] < 0 || classes[i] >= 2 * ActivityCount)
                throw new ArgumentException(
                    $"scene {i}: found the class {classes[i]}, expected 0 to {2 * ActivityCount - 1}", nameof(classes));
        return this with
        {
            Activities = [.. classes.Select(c => c / 2)],
            IsMan = [.. classes.Select(c => c % 2 == 0)],
        };
    }
}
