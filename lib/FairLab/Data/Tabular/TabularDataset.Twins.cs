using FairLab.Numerics;

namespace FairLab.Data;

public sealed partial class TabularDataset
{
    Lazy<int[]>? _twins;

    /// <summary>
    /// Tells people with the same features and groups apart: the first such row of the data as it was made has 0, the
    /// next 1, and so on. The number stays with its person through <see cref="Select"/>, splits and changes, so a lot
    /// that falls for somebody falls alike in any part of the data and in any order; shape [Rows].
    /// </summary>
    internal int[] Twins => (_twins ??= new(Count)).Value;

    int[] Count()
    {
        var (seen, twins) = (new Dictionary<ulong, int>(), new int[Rows]);
        var keys = PersonalDraws.Keys(this, 0);
        for (var row = 0; row < twins.Length; row++)
        {
            twins[row] = seen.GetValueOrDefault(keys[row]);
            seen[keys[row]] = twins[row] + 1;
        }
        return twins;
    }

    /// <summary>The same people, changed.</summary>
    TabularDataset Known(TabularDataset before)
    {
        _twins = before._twins ??= new(before.Count);
        return Told(before);
    }

    /// <summary>Some of the people, known by the rows they had.</summary>
    TabularDataset Known(TabularDataset before, int[] rows)
    {
        var all = before._twins ??= new(before.Count);
        _twins = new(() => Array.ConvertAll(rows, row => all.Value[row]));
        _target = before._target?.Select(rows);
        Ids = before.Ids is null ? null : Array.ConvertAll(rows, row => before.Ids[row]);
        Options = before.Options;
        return this;
    }
}
