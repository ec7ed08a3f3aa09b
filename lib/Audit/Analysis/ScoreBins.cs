using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Audit;

/// <summary>The scores of a table of groups by bin, as the library's score metrics take them.</summary>
sealed class ScoreBins
{
    readonly GroupTable _table;
    readonly double[] _starts;

    public ScoreBins(GroupTable table)
    {
        _table = table;
        _starts = [.. Enumerable.Range(0, ScoreRange.Bins).Select(table.Range!.Start)];
    }

    /// <summary>The scores as observed, each at the lower end of its bin: what ties in a bin counts half in an
    /// AUC.</summary>
    public GroupScores Scores()
    {
        var (labels, scores, codes, weights) = Rows(bin => _starts[bin]);
        return GroupScores.From(labels, scores, new Grouping(_table.Name, _table.Groups, codes), weights);
    }

    /// <summary>Calibration in ten bins, each score in the middle of its own small one.</summary>
    public Calibration Calibration()
    {
        double half = _table.Range!.Width / 2;
        var (labels, scores, codes, weights) = Rows(bin => _starts[bin] + half);
        return Metrics.Calibration.From(labels, scores, new Grouping(_table.Name, _table.Groups, codes), weights);
    }

    /// <summary>A row for every bin, group and label in which there is anybody.</summary>
    public (int[] Labels, double[] Scores, int[] Groups, double[] Weights) Rows(Func<int, double> score)
    {
        var (labels, scores, codes, weights) = (new List<int>(), new List<double>(), new List<int>(),
            new List<double>());
        for (int g = 0; g < _table.Groups.Count; g++)
            for (int label = 0; label < 2; label++)
                for (int bin = 0; bin < ScoreRange.Bins; bin++)
                    if (_table.Scores(g)![label][bin].Weight is > 0 and var weight)
                    {
                        labels.Add(label);
                        scores.Add(score(bin));
                        codes.Add(g);
                        weights.Add(weight);
                    }
        return ([.. labels], [.. scores], [.. codes], [.. weights]);
    }

    /// <summary>The share of a group in each of some equal parts of the range.</summary>
    public double[] Shares(int group, int parts)
    {
        var shares = new double[parts];
        double total = 0;
        for (int bin = 0; bin < ScoreRange.Bins; bin++)
        {
            double weight = _table.Scores(group)![0][bin].Weight + _table.Scores(group)![1][bin].Weight;
            shares[bin * parts / ScoreRange.Bins] += weight;
            total += weight;
        }
        return total == 0 ? shares : Array.ConvertAll(shares, s => s / total);
    }

    /// <summary>People drawn again.</summary>
    public IEnumerable<GroupScores> Draw(long seed, int replicates)
    {
        var lots = new List<(int Label, int Group, int Bin, long Rows)>();
        foreach (int label in (int[])[1, 0])
            for (int g = 0; g < _table.Groups.Count; g++)
                for (int bin = 0; bin < ScoreRange.Bins; bin++)
                    if (_table.Scores(g)![label][bin].Rows is > 0 and var rows)
                        lots.Add((label, g, bin, rows));
        double[] weights = [.. lots.Select(l => (double)l.Rows)];
        long people = lots.Sum(l => l.Rows);
        var random = new SeededRandom(seed);
        long[] drawn = new long[lots.Count];
        var counts = Enumerable.Range(0, 2 * _table.Groups.Count).Select(_ => new long[ScoreRange.Bins]).ToArray();
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            Binomial.Multinomial(random, people, weights, drawn);
            for (int l = 0; l < lots.Count; l++)
                counts[(1 - lots[l].Label) * _table.Groups.Count + lots[l].Group][lots[l].Bin] = drawn[l];
            yield return new GroupScores(_table.Name, _table.Groups,
                [.. counts.Select(c => ScoreSample.FromCounts(_starts, c))]);
        }
    }
}
