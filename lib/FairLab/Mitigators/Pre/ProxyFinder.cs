using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Which source columns give a group away? Each is judged alone, by how well it predicts membership: by the AUC of P(z=g |
/// level) and by the normalized mutual information I(column; z) / H(z). Weights are used.
/// </summary>
public static class ProxyFinder
{
    /// <summary>One column's power to predict the group.</summary>
    /// <param name="Column">The source column.</param>
    /// <param name="Auc">The largest over groups of the area under the ROC curve of "belongs to the group", predicted from the column's levels; 0.5 is chance, 1 certainty.</param>
    /// <param name="MutualInformation">Mutual information of column and group over the group's entropy, in [0, 1].</param>
    public readonly record struct Proxy(string Column, double Auc, double MutualInformation);

    /// <summary>All columns but the group's own, the strongest first.</summary>
    public static IReadOnlyList<Proxy> Rank(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. data.FeatureList.Select(f => f.Column).Distinct().Where(c => c != data.Group.Column)
            .Select(column => Judge(data, column)).OrderByDescending(p => p.Auc).ThenBy(p => p.Column, StringComparer.Ordinal)];
    }

    static Proxy Judge(TabularDataset data, string column)
    {
        var levels = Levels(data, column, out var count);
        var groups = data.Group.Levels.Count;
        var table = new double[count, groups];
        for (var row = 0; row < data.Rows; row++)
            table[levels[row], data.Group.Codes[row]] += data.Weights?[row] ?? 1;
        var best = 0.5;
        for (var g = 0; g < groups; g++)
        {
            // Scoring each level by its share of the group is the best any predictor from this column can do.
            var (shares, members, others) = (new double[count], new double[count], new double[count]);
            for (var level = 0; level < count; level++)
            {
                var total = Enumerable.Range(0, groups).Sum(h => table[level, h]);
                (members[level], others[level]) = (table[level, g], total - table[level, g]);
                shares[level] = total == 0 ? 0 : table[level, g] / total;
            }
            var auc = Distributions.Auc(ScoreSample.Of(shares, members), ScoreSample.Of(shares, others));
            if (auc.IsDefined)
                best = Math.Max(best, auc);
        }
        return new Proxy(column, best, Information(table, count, groups, data.Weights?.Sum() ?? data.Rows));
    }

    static int[] Levels(TabularDataset data, string column, out int count)
    {
        // The column's features together: equal values of all of them are one level.
        var features = Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column == column).ToArray();
        var codes = new int[data.Rows];
        for (var k = 0; k < features.Length; k++)
        {
            var seen = new Dictionary<(int, double), int>();
            for (var row = 0; row < data.Rows; row++)
            {
                var key = (codes[row], data.Value(row, features[k]));
                if (!seen.TryGetValue(key, out var code))
                    seen.Add(key, code = seen.Count);
                codes[row] = code;
            }
        }
        count = codes.Length == 0 ? 0 : codes.Max() + 1;
        return codes;
    }

    static double Information(double[,] table, int levels, int groups, double n)
    {
        var (information, entropy) = (0.0, 0.0);
        var group = Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, levels).Sum(l => table[l, g]) / n).ToArray();
        for (var l = 0; l < levels; l++)
        {
            var level = Enumerable.Range(0, groups).Sum(g => table[l, g]) / n;
            for (var g = 0; g < groups; g++)
                if (table[l, g] > 0)
                    information += table[l, g] / n * Math.Log(table[l, g] / n / (level * group[g]));
        }
        foreach (var share in group.Where(s => s > 0))
            entropy -= share * Math.Log(share);
        return entropy == 0 ? 0 : Math.Clamp(information / entropy, 0, 1);
    }
}
