namespace FairLab.Metrics;

/// <summary>
/// Directional bias amplification BiasAmp→ (Wang and Russakovsky 2021, equations 2 to 4 [wang2021]): for every
/// attribute a (a group) and task t (an object), Δ_at = P(T̂_t=1 | A_a=1) - P(T_t=1 | A_a=1) counts as + when the data
/// correlates them positively, P(A_a=1, T_t=1) &gt; P(A_a=1) P(T_t=1), and as - otherwise; the mean over all pairs. It
/// tells apart a model whose predicted task depends too much on the group (A→T) from one whose predicted group depends
/// too much on the task (T→A), and does not reward swapping one bias for another.
/// </summary>
public static class DirectionalBiasAmplification
{
    /// <summary>A→T: how much more than in the data predicted tasks depend on the true attributes.</summary>
    /// <param name="attributes">A: true or false for each row and attribute, one array for each row.</param>
    /// <param name="tasks">T: the true tasks, one array for each row.</param>
    /// <param name="predictedTasks">T̂, of the same shape.</param>
    public static Measure AttributeToTask(
        IReadOnlyList<bool[]> attributes, IReadOnlyList<bool[]> tasks, IReadOnlyList<bool[]> predictedTasks) =>
        Mean(attributes, tasks, attributes, predictedTasks, givenAttribute: true);

    /// <summary>T→A: how much more than in the data predicted attributes depend on the true tasks.</summary>
    /// <param name="attributes">A, one array for each row.</param>
    /// <param name="tasks">T, one array for each row.</param>
    /// <param name="predictedAttributes">Â, of the shape of <paramref name="attributes"/>.</param>
    public static Measure TaskToAttribute(
        IReadOnlyList<bool[]> attributes, IReadOnlyList<bool[]> tasks, IReadOnlyList<bool[]> predictedAttributes) =>
        Mean(attributes, tasks, predictedAttributes, tasks, givenAttribute: false);

    static Measure Mean(IReadOnlyList<bool[]> a, IReadOnlyList<bool[]> t, IReadOnlyList<bool[]> aHat,
        IReadOnlyList<bool[]> tHat, bool givenAttribute)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(t);
        var n = a.Count;
        if (n == 0)
            return Measure.Undefined("nobody");
        foreach (var other in (IReadOnlyList<bool[]>[])[t, aHat, tHat])
            if (other.Count != n)
                throw new ArgumentException($"found {other.Count} rows, expected {n}", nameof(t));
        var (attributes, tasks) = (a[0].Length, t[0].Length);
        for (var row = 0; row < n; row++)
            if (a[row].Length != attributes || aHat[row].Length != attributes || t[row].Length != tasks
                || tHat[row].Length != tasks)
                throw new ArgumentException(
                    $"row {row}: expected {attributes} attributes and {tasks} tasks, true and predicted, as in row 0",
                    nameof(a));
        var sum = (Measure)0.0;
        for (var i = 0; i < attributes; i++)
            for (var k = 0; k < tasks; k++)
            {
                double na = 0, nt = 0, both = 0, bothHat = 0, given = 0;
                for (var row = 0; row < n; row++)
                {
                    na += a[row][i] ? 1 : 0;
                    nt += t[row][k] ? 1 : 0;
                    both += a[row][i] && t[row][k] ? 1 : 0;
                    bothHat += aHat[row][i] && tHat[row][k] ? 1 : 0;
                }
                given = givenAttribute ? na : nt;
                var reason = givenAttribute ? $"nobody has attribute {i}" : $"nobody has task {k}";
                var delta = Measure.Share(bothHat, given, reason) - Measure.Share(both, given, reason);
                // In whole numbers: a table that is independent is not correlated by rounding.
                var correlated = both * n > na * nt;
                sum += correlated ? delta : -1 * delta;
            }
        return sum / (attributes * tasks);
    }
}
