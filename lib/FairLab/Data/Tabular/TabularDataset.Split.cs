using FairLab.Numerics;

namespace FairLab.Data;

public sealed partial class TabularDataset
{
    /// <summary>A random split into three disjoint parts that together hold every row.</summary>
    /// <param name="train">Share of the rows, above 0.</param>
    /// <param name="validation">Share of the rows, above 0.</param>
    /// <param name="test">Share of the rows, above 0; the three add up to 1.</param>
    /// <param name="seed">Decides the split; the order comes from <see cref="SeededRandom"/>.</param>
    /// <param name="stratified">
    /// Whether each part has every group's people of every class in the same shares, to within one or two rows; of a
    /// target that is a number, every group's people.
    /// </param>
    /// <exception cref="ArgumentException">Shares that do not add up to 1, or fewer rows than parts.</exception>
    public DataSplit Split(double train, double validation, double test, long seed, bool stratified = false)
    {
        if (!(train > 0 && validation > 0 && test > 0 && Math.Abs(train + validation + test - 1) < 1e-9))
            throw new ArgumentException(FormattableString.Invariant(
                $"found shares {train}, {validation}, {test}, expected three numbers above 0 that add up to 1"),
                    nameof(train));
        var order = new SeededRandom(seed).Permutation(Rows);
        var (n, m) = ((int)Math.Round(train * Rows), (int)Math.Round((train + validation) * Rows));
        if (n == 0 || m == n || m == Rows)
            throw new ArgumentException($"{Id}: found {Rows} rows, expected enough for three parts that are not empty",
                nameof(train));
        if (stratified)
            order = Stratified(order, n, m - n);
        return new DataSplit(Select(order.AsSpan(0, n)), Select(order.AsSpan(n, m - n)), Select(order.AsSpan(m)));
    }

    /// <summary>
    /// The rows in an order whose first part and second part have an even share of each group and class. Along the rows
    /// sorted by group and class, which are random within, every so-manieth is taken.
    /// </summary>
    int[] Stratified(int[] order, int first, int second)
    {
        var sorted = order.OrderBy(Stratum).ToArray();
        var part = new int[Rows];
        var rest = new List<int>(Rows);
        for (var i = 0; i < sorted.Length; i++)
            if (IsTaken(i, (double)first / Rows))
                part[sorted[i]] = 0;
            else
                rest.Add(sorted[i]);
        for (var i = 0; i < rest.Count; i++)
            part[rest[i]] = IsTaken(i, (double)second / rest.Count) ? 1 : 2;
        return [.. order.OrderBy(row => part[row])];

        static bool IsTaken(int i, double share) => Math.Round(share * (i + 1)) > Math.Round(share * i);
    }

    long Stratum(int row)
    {
        var outcome = Target switch
        {
            null or { Kind: TargetKind.Regression } => _labels?[row] ?? 0,
            var target => target.Codes[row],
        };
        return (long)Group.Codes[row] << 32 | (uint)outcome;
    }
}
