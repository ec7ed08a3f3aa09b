namespace FairLab.Audit;

/// <summary>The cells by their codes. The last one is remembered, as neighbouring rows often share it.</summary>
sealed class CellTable
{
    /// <summary>More combinations are no groups that anybody looks at, and take memory.</summary>
    public const int Most = 100_000;

    // Room for ten bits a code: GroupLevels.Most is below 2^10.
    const int Bits = 10;

    readonly Dictionary<ulong, Cell> _index = [];
    readonly List<Cell> _all = [];
    ulong _lastKey = ulong.MaxValue;
    Cell _last = null!;

    public IReadOnlyList<Cell> All => _all;

    /// <summary>The cell; null when there are too many.</summary>
    public Cell? Find(ReadOnlySpan<int> codes)
    {
        ulong key = 0;
        foreach (int code in codes)
            key = key << Bits | (uint)code;
        if (key == _lastKey)
            return _last;
        if (!_index.TryGetValue(key, out var cell))
        {
            if (_all.Count == Most)
                return null;
            _index.Add(key, cell = new Cell(codes.ToArray()));
            _all.Add(cell);
        }
        (_lastKey, _last) = (key, cell);
        return cell;
    }
}
