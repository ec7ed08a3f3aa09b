using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Detectors;

/// <summary>
/// Discrimination via input, top-down (Du et al. 2019, section 3.1 [du2019]): local interpretations say which columns
/// the model looks at; those of them that tell the protected group are flagged as fairness-sensitive. Association is
/// judged by the AUC with which the column alone predicts the group, learnt on one half of the people and judged on the
/// other, tested by permuting the group, with Holm's method over the columns.
/// </summary>
public sealed record TopDownDetector
{
    /// <summary>How attributions are computed.</summary>
    /// <value>Null: integrated gradients with 50 nodes of a network, Shapley values of any other model.</value>
    public IAttributionMethod? Method { get; init; }

    /// <summary>
    /// The least attribution that counts as looking at a column, as a multiple of an equal share for every column.
    /// </summary>
    /// <value>0.2: a fifth of what each would get if all counted alike.</value>
    public double LeastAttribution { get; init => field = Require.NotNegative(value); } = 0.2;

    /// <summary>The least AUC that counts as telling the group: many people make any association significant.</summary>
    /// <value>0.6.</value>
    public double LeastAuc
    {
        get;
        init => field = Require.That(value, value is >= 0.5 and <= 1, "an area in [0.5, 1]");
    } = 0.6;

    /// <summary>The level of the tests.</summary>
    /// <value>0.05.</value>
    public double Level
    {
        get;
        init => field = Require.That(value, value is > 0 and < 1, "a number in (0, 1)");
    } = 0.05;

    /// <summary>Permutations of the group, and bootstrap replicates.</summary>
    /// <value>999.</value>
    public int Draws { get; init => field = Require.AtLeast(value, 19); } = 999;

    /// <summary>Finds the fairness-sensitive columns.</summary>
    /// <param name="model">Any classifier.</param>
    /// <param name="data">People it was not trained on.</param>
    /// <param name="seed">Decides permutations and replicates.</param>
    /// <exception cref="ArgumentException">Too few draws for so many columns.</exception>
    public TopDownFinding Find(IClassifier model, TabularDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Find(people => TableAttribution.Of(model, people, Method), data, seed);
    }

    /// <summary>Finds the fairness-sensitive columns of a plain function.</summary>
    /// <param name="score">Scores of the favourable outcome, shape [n].</param>
    /// <param name="data">People it was not made from.</param>
    /// <param name="seed">Decides permutations and replicates.</param>
    /// <exception cref="ArgumentException">
    /// Too few draws for so many columns, or a method that needs a gradient.
    /// </exception>
    public TopDownFinding Find(Func<TabularDataset, double[]> score, TabularDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Find(people => TableAttribution.Of(score, people, Method), data, seed);
    }

    TopDownFinding Find(Func<TabularDataset, TableAttribution> explain, TabularDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.Repeated("the top-down detector");
        var attribution = explain(data);
        var candidates = attribution.Columns.Count(c => !data.Group.Columns.Contains(c));
        if (candidates > Level * (Draws + 1))
        {
            var tooFew = FormattableString.Invariant($"{Draws} draws give no p-value below {Level}");
            throw new ArgumentException(
                $"{tooFew} after Holm's method over {candidates} columns; "
                + $"expected at least {(int)Math.Ceiling(candidates / Level)}", nameof(data));
        }
        if (data.Group.Codes.Distinct().Count() < 2)
            throw new ArgumentException(
                $"found people of one group of '{data.Group.Name}', expected at least two groups: "
                + "nothing can tell a group from nobody", nameof(data));
        var random = new SeededRandom(seed);
        var halves = ColumnAssociation.Halves(data);
        var columns = attribution.Columns.Select((name, i) => (Name: name, Share: attribution.Shares[i]))
            .Where(c => !data.Group.Columns.Contains(c.Name))
            .Select(c => (c.Name, c.Share, Group: Association(data, c.Name, halves, random))).ToArray();
        var adjusted = MultipleTesting.Holm([.. columns.Select(c => c.Group.P)]);
        var least = LeastAttribution / attribution.Columns.Count;
        var found = columns.Select((c, i) => new SensitiveColumn(
            c.Name, c.Share, c.Group.Auc, c.Group.Interval, c.Group.P, adjusted[i],
            Sensitive: c.Share >= least && c.Group.Auc >= LeastAuc && adjusted[i] < Level));
        return new TopDownFinding(
            [.. found.OrderByDescending(c => c.Attribution)], attribution.Residuals.Max(Math.Abs));
    }

    (double Auc, Interval Interval, double P) Association(
        TabularDataset data, string column, int[] halves, SeededRandom random)
    {
        var association = new ColumnAssociation(data, column, halves);
        int[] groups = [.. data.Group.Codes];
        var observed = association.Auc(groups, data.Weights);
        if (double.IsNaN(observed))
            return (observed, new Interval(observed, observed), observed);
        // Chance is what the same cross-fit finds in permuted groups.
        var p = PermutationTest.PValue(Draws, () =>
        {
            random.Shuffle(groups.AsSpan());
            // A regrouping in which nothing can be judged speaks for nothing: it counts for chance.
            return !(association.Auc(groups, data.Weights) < observed - 1e-12);
        });
        var replicates = new double[Draws];
        var times = new double[data.Rows];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(times);
            for (var i = 0; i < times.Length; i++)
            {
                var row = random.Next(times.Length);
                times[row] += data.Weights?[row] ?? 1;
            }
            replicates[draw] = association.Auc(data.Group.Codes, times);
        }
        Array.Sort(replicates);
        var interval = new Interval(replicates[(int)(0.025 * Draws)], replicates[(int)(0.975 * Draws)]);
        return (observed, interval, p);
    }
}
