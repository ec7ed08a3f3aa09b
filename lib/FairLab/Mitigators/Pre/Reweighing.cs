using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Reweighing (Kamiran and Calders 2012, section 4.2 [kamiran2012]): W(z, y) = P(z) P(y) / P(z, y) as training weights,
/// so that group and label are independent under the weights. Any number of groups; weights the data already has are
/// multiplied. It equalizes labels, not decisions, so equality of opportunity can overshoot. A group in which one label
/// does not occur cannot be balanced by any weights and keeps weight 1; the change's notes say so.
/// </summary>
public sealed record Reweighing : IPreProcessor
{
    /// <summary>
    /// W(z, y): one row for each group, columns y = 0 and y = 1. Undefined, with the reason, where no row has that
    /// group and label.
    /// </summary>
    public static Measure[][] Table(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var counts = Sums(data);
        var (n, label) = (counts.Sum(c => c[0] + c[1]), new[] { counts.Sum(c => c[0]), counts.Sum(c => c[1]) });
        return [.. counts.Select((c, z) => Enumerable.Range(0, 2).Select(y =>
            Measure.Share((c[0] + c[1]) * label[y] / n, c[y], $"no label {y}").In(data.Group.Levels[z])).ToArray())];
    }

    /// <summary>
    /// The training weights of every row, shape [n]; they sum to the number of rows (or to the sum of the weights the
    /// data had).
    /// </summary>
    public static double[] Weights(TabularDataset data) => Weights(data, data.Group.Codes, Table(data));

    static double[] Weights(TabularDataset data, int[] groups, Measure[][] table)
    {
        var weights = new double[data.Rows];
        for (var row = 0; row < weights.Length; row++)
        {
            var w = table[groups[row]];
            weights[row] = (w[0].IsDefined && w[1].IsDefined ? w[data.Labels[row]] : 1.0) * (data.Weights?[row] ?? 1);
        }
        return weights;
    }

    /// <inheritdoc/>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        var table = Table(train);
        string[] notes = [.. table.SelectMany(w => w).Where(w => !w.IsDefined)
            .Select(w => $"reweighing: {w.Reason}, so this group keeps its weights")];
        return new DataChange(train.WithWeights(Weights(train, train.Group.Codes, table)), data => data)
        {
            Validation = data => data.WithWeights(Weights(data, train.Group.CodesOf(data.Group), table)),
            Notes = notes,
        };
    }

    static double[][] Sums(TabularDataset data)
    {
        var sums = Array.ConvertAll(new double[data.Group.Levels.Count][], _ => new double[2]);
        for (var row = 0; row < data.Rows; row++)
            sums[data.Group.Codes[row]][data.Labels[row]] += data.Weights?[row] ?? 1;
        return sums;
    }
}
