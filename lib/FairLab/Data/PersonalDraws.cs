namespace FairLab.Data;

/// <summary>
/// Random numbers that belong to people: a function of a person's own values and a seed, so that what a lot decides
/// about somebody depends neither on who else is asked about nor on the order of rows. People with the same values are
/// told apart by a number that they carry with them (<see cref="TabularDataset.Twins"/>).
/// </summary>
sealed class PersonalDraws
{
    readonly ulong[] _keys;

    /// <summary>The draws of a data set's people.</summary>
    /// <param name="data">The people; their labels and weights are not looked at.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="places">
    /// The values that what was fitted knows: draws then do not depend on units either, nor on the order of features.
    /// </param>
    public PersonalDraws(TabularDataset data, long seed, ValuePlaces? places = null)
    {
        var start = Mix((ulong)seed);
        var twins = data.Twins;
        _keys = Keys(data, start, places);
        for (var row = 0; row < _keys.Length; row++)
            _keys[row] = Mix(_keys[row] + Step * (ulong)(twins[row] + 1));
    }

    // The increment of SplitMix64, 2^64 over the golden ratio.
    const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>
    /// Each person's 64 bits: their place in any order that is to be random and yet the same for the same people.
    /// </summary>
    public IReadOnlyList<ulong> People => _keys;

    /// <summary>A number in [0, 1) for one use.</summary>
    /// <param name="row">Whose.</param>
    /// <param name="use">What for: every use has a number of its own.</param>
    public double Next(int row, int use) =>
        (Mix(_keys[row] + Step * (ulong)(use + 1)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A hash of each row's features and groups; -0 is 0.</summary>
    public static ulong[] Keys(TabularDataset data, ulong start, ValuePlaces? places = null)
    {
        var columns = places?.Columns(data) ?? [.. Enumerable.Range(0, data.Width)];
        // Groups are known by their names: another order of the levels is another order of the codes, not other groups.
        ulong[][] names = [.. data.Groups.Select(g => g.Levels.Select(Name).ToArray())];
        var keys = new ulong[data.Rows];
        for (var row = 0; row < keys.Length; row++)
        {
            var key = start;
            for (var j = 0; j < columns.Length; j++)
            {
                var value = columns[j] < 0 ? 0 : data.Value(row, columns[j]) + 0.0;
                var (index, beside) = places?.Place(j, value) ?? (BitConverter.DoubleToUInt64Bits(value), 0);
                key = Mix((key ^ index) + Step * beside) + Step;
            }
            for (var g = 0; g < names.Length; g++)
                key = Mix(key ^ names[g][data.Groups[g].Codes[row]]) + Step;
            keys[row] = key;
        }
        return keys;
    }

    static ulong Name(string level)
    {
        var key = 0UL;
        foreach (var c in level)
            key = Mix(key ^ c) + Step;
        return key;
    }

    /// <summary>
    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): one bit in changes half of the bits out.
    /// </summary>
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
