namespace FairLab.Data;

/// <summary>
/// Where values stand among those of fitted data, feature by feature: the same place in any unit and from any zero. A
/// value between two that were there is known by how far it is from one to the other, one beyond them by how far in
/// ranges.
/// </summary>
sealed class ValuePlaces
{
    // Fractions are told apart by so many steps, well above what a change of units rounds.
    const double Steps = 1 << 20;

    readonly Feature[] _features;
    readonly double[][] _values;

    ValuePlaces(Feature[] features, double[][] values) => (_features, _values) = (features, values);

    /// <summary>The places of the people who count.</summary>
    public static ValuePlaces Of(TabularDataset data)
    {
        data = data.Counted();
        return new ValuePlaces([.. data.FeatureList], [.. Enumerable.Range(0, data.Width).Select(j =>
            Enumerable.Range(0, data.Rows).Select(row => data.Value(row, j)).Distinct().Order().ToArray())]);
    }

    /// <summary>For each feature of the fitted data where other data have it, by name; -1 for nowhere.</summary>
    public int[] Columns(TabularDataset data)
    {
        var names = data.FeatureNames.ToList();
        return Array.ConvertAll(_features, f => names.IndexOf(f.Name));
    }

    /// <summary>The place of a value of a feature of the fitted data, as bits.</summary>
    public (ulong Index, ulong Beside) Place(int feature, double value)
    {
        var known = _values[feature];
        var at = Array.BinarySearch(known, value);
        if (at >= 0)
            return ((ulong)(2 * at + 1), 0);
        at = ~at;
        var isBetween = at > 0 && at < known.Length;
        var (low, high) = known.Length == 0 ? (0, 0) : isBetween ? (known[at - 1], known[at]) : (known[0], known[^1]);
        var beside = high > low ? Math.Round(Steps * ((value - low) / (high - low))) + 0.0 : 0;
        return ((ulong)(2 * at), BitConverter.DoubleToUInt64Bits(beside));
    }
}
