namespace FairLab.Data;

/// <summary>A row of weight k is k rows, and a row of weight 0 is no row.</summary>
public sealed partial class TabularDataset
{
    // Beyond this weights are no numbers of people that anybody wants to have as rows.
    const double MostRepeated = 10_000_000;

    /// <summary>
    /// How much each row counts: as often as if it stood there so many times, shape [Rows]; null when all count 1.
    /// </summary>
    public double[]? Weights { get; }

    /// <summary>Σ of the weights: how many people the rows stand for.</summary>
    public double TotalWeight => Weights?.Sum() ?? Rows;

    /// <summary>The same data with the given weights, shape [Rows]; finite, not negative, not all zero.</summary>
    public TabularDataset WithWeights(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length != Rows)
            throw new ArgumentException($"{Id}: found {weights.Length} weights, expected {Rows}", nameof(weights));
        for (var row = 0; row < weights.Length; row++)
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{Id}, row {row}: found weight {weights[row]}, expected a finite number of at least 0"),
                    nameof(weights));
        if (Rows > 0 && weights.All(w => w == 0))
            throw new ArgumentException(
                $"{Id}: found only weights of 0, expected at least one above 0",
                nameof(weights));
        return With(weights: weights);
    }

    /// <summary>The rows that count: those of weight 0 are left out.</summary>
    public TabularDataset Counted() => Weights is null || !Weights.Contains(0) ? this
        : Select([.. Enumerable.Range(0, Rows).Where(row => Weights[row] > 0)]);

    /// <summary>The same people without weights: each row as often as its weight says, one after the other.</summary>
    /// <param name="for">What needs people rather than weights, for the message.</param>
    /// <exception cref="ArgumentException">A weight that is not a whole number, or more rows than a table should
    /// have.</exception>
    public TabularDataset Repeated(string @for)
    {
        if (Weights is null)
            return this;
        var rows = RepeatedRows(@for);
        var same = rows.AsSpan().SequenceEqual([.. Enumerable.Range(0, Rows)]) ? this : Select(rows);
        return new TabularDataset(
            Id, FeatureList, (same.Features, same._exact), same._labels, same.Groups, null, same.Columns,
            Source, Description).Known(same);
    }

    /// <summary>The rows of <see cref="Repeated"/>.</summary>
    internal int[] RepeatedRows(string @for)
    {
        if (Weights is null)
            return [.. Enumerable.Range(0, Rows)];
        if (Array.FindIndex(Weights, w => w != Math.Floor(w)) is >= 0 and var row)
            throw new ArgumentException(
                FormattableString.Invariant($"{Id}, row {row}: found weight {Weights[row]}, but {@for} counts people; ")
                + "expected whole numbers, or data without weights");
        if (TotalWeight > MostRepeated)
            throw new ArgumentException(
                FormattableString.Invariant($"{Id}: found weights of {TotalWeight} people, but {@for} takes a row ")
                + FormattableString.Invariant($"for each; expected at most {MostRepeated}"));
        return [.. Weights.SelectMany((w, i) => Enumerable.Repeat(i, (int)w))];
    }

    /// <summary>
    /// The same people with the codes of their group in the order of an attribute that something was fitted on.
    /// </summary>
    /// <exception cref="ArgumentException">Another attribute, or somebody of a level that it does not have.</exception>
    internal TabularDataset MatchGroup(Grouping fitted) =>
        Group.Levels.SequenceEqual(fitted.Levels) && Group.Name == fitted.Name
            ? this
            : With(groups: [Group.Matched(fitted), .. Groups.Skip(1)]);
}
