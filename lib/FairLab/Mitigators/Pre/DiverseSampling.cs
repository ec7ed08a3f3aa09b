using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Diverse data (the survey's section 4.3 [du2019], after Buolamwini and Gebru 2018 [buolamwini2018]): people are taken
/// from a larger set so that the cells of a target joint, such as presentation by tone, have exactly the shares wanted.
/// It gives rows, so that it serves images, tables and texts alike.
/// </summary>
/// <example><code>
/// var cells = Grouping.Intersect(Grouping.Of(faces.Factor("tone")), Grouping.Of(faces.Factor("presentation")));
/// var balanced = faces.Rows(new DiverseSampling().Rows(cells, 4_000, seed));
/// </code></example>
public sealed record DiverseSampling
{
    /// <summary>
    /// The share of each cell, by its name, such as "darker × woman"; they add up to 1, and cells that are not named
    /// have none.
    /// </summary>
    /// <value>Null: all cells alike.</value>
    public IReadOnlyDictionary<string, double>? Shares
    {
        get;
        init => field = value is null ? null : Checked(value);
    }

    /// <summary>Whether somebody may be taken several times where a cell has too few people.</summary>
    /// <value>False: such a cell is refused.</value>
    public bool AllowsRepetition { get; init; }

    /// <summary>
    /// How many people of each cell: share times <paramref name="people"/> rounded to whole numbers that add up to
    /// it (largest remainders), so that each is off by less than one.
    /// </summary>
    /// <param name="cells">The cells.</param>
    /// <param name="people">How many people in all, at least 1.</param>
    /// <returns>One number a level of <paramref name="cells"/>.</returns>
    /// <exception cref="ArgumentException">A share of a cell that there is not, with the nearest.</exception>
    public int[] Quotas(Grouping cells, int people)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Require.AtLeast(people, 1, nameof(people));
        if (Shares?.Keys.FirstOrDefault(name => !cells.Levels.Contains(name)) is { } unknown)
            throw new ArgumentException(
                NearestName.Message($"cell of {cells.Name}", unknown, [.. cells.Levels]), nameof(cells));
        double[] wanted = [.. cells.Levels.Select(level =>
            people * (Shares is null ? 1.0 / cells.Levels.Count : Shares.GetValueOrDefault(level)))];
        // Products such as 0.06 · 4000 may end just below a whole number.
        var quotas = Array.ConvertAll(wanted, w => (int)Math.Floor(w + Rounding));
        foreach (var cell in Enumerable.Range(0, wanted.Length).OrderByDescending(c => wanted[c] - quotas[c])
            .Take(people - quotas.Sum()))
            quotas[cell]++;
        return quotas;
    }

    /// <summary>Takes people, in random order.</summary>
    /// <param name="cells">The cell of each person.</param>
    /// <param name="people">How many are wanted in all, at least 1.</param>
    /// <param name="seed">Decides who, and the order.</param>
    /// <returns>Rows of <paramref name="cells"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// Cells with fewer people than wanted, with the numbers; with repetition, cells with nobody.
    /// </exception>
    public int[] Rows(Grouping cells, int people, long seed)
    {
        var quotas = Quotas(cells, people);
        var members = new List<int>[quotas.Length];
        for (var c = 0; c < members.Length; c++)
            members[c] = [];
        for (var row = 0; row < cells.Rows; row++)
            members[cells.Codes[row]].Add(row);
        int[] few = [.. Enumerable.Range(0, quotas.Length)
            .Where(c => members[c].Count < (AllowsRepetition ? Math.Min(1, quotas[c]) : quotas[c]))];
        if (few.Length > 0)
            throw new InvalidOperationException(Refusal(cells, few, members, quotas));
        var random = new SeededRandom(seed);
        var rows = new List<int>(people);
        foreach (var (cell, quota) in members.Zip(quotas))
        {
            var left = quota;
            for (; left > cell.Count; left -= cell.Count)
                rows.AddRange(cell);
            rows.AddRange(random.Permutation(cell.Count).Take(left).Select(i => cell[i]));
        }
        var order = rows.ToArray();
        random.Shuffle(order.AsSpan());
        return order;
    }

    const double Rounding = 1e-9;

    string Refusal(Grouping cells, int[] few, List<int>[] members, int[] quotas)
    {
        var found = few.Select(c => $"{members[c].Count} of '{cells.Levels[c]}' where {quotas[c]} are wanted");
        var message = $"{cells.Name}: found {string.Join(", ", found)}, expected at least as many: ";
        if (AllowsRepetition)
            return message + "nobody can be repeated";
        var total = quotas.Sum();
        var most = few.Min(c => (int)((long)members[c].Count * total / quotas[c]));
        return message + (most > 0 ? $"take at most about {most} people in all, " : "take ")
            + $"more people to choose from, or {nameof(AllowsRepetition)}";
    }

    static Dictionary<string, double> Checked(IReadOnlyDictionary<string, double> shares)
    {
        foreach (var (name, share) in shares)
            Require.Share(share, $"share of '{name}'");
        return Math.Abs(shares.Values.Sum() - 1) <= Rounding ? new(shares) : throw new ArgumentException(
            FormattableString.Invariant($"found shares that add up to {shares.Values.Sum()}, expected 1"),
            nameof(shares));
    }
}
