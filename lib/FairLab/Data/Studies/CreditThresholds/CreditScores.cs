namespace FairLab.Data;

/// <summary>
/// FICO scores by race as distributions (Federal Reserve 2007), the data of the credit study of Hardt, Price and Srebro
/// (2016 [hardt2016]): for each group and score, the share of its people at that score and the share of those who
/// repay.
/// </summary>
public sealed class CreditScores
{
    CreditScores(float[] scores, IReadOnlyList<string> groups, double[] people, double[][] share, double[][] repay) =>
        (Scores, Groups, People, Share, Repay) = (scores, groups, people, share, repay);

    /// <summary>The score points, 0 to 100, ascending.</summary>
    public float[] Scores { get; }

    /// <summary>The group names.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The number of people in each group.</summary>
    public double[] People { get; }

    /// <summary>
    /// P(score | group): one array for each group, one number for each score point; each adds up to 1.
    /// </summary>
    public double[][] Share { get; }

    /// <summary>P(repays | score, group): one array for each group, one number for each score point.</summary>
    public double[][] Repay { get; }

    /// <summary>The share of a group that repays.</summary>
    public double BaseRate(int group) => Share[group].Zip(Repay[group], (s, r) => s * r).Sum();

    /// <summary>
    /// The same people with one distribution: each group has that of everybody together. A control, in which no rule
    /// can cost anything.
    /// </summary>
    public CreditScores Pooled()
    {
        var total = People.Sum();
        var share = new double[Scores.Length];
        var repay = new double[Scores.Length];
        for (var k = 0; k < Scores.Length; k++)
        {
            for (var g = 0; g < People.Length; g++)
            {
                share[k] += People[g] / total * Share[g][k];
                repay[k] += People[g] / total * Share[g][k] * Repay[g][k];
            }
            repay[k] = share[k] > 0 ? repay[k] / share[k] : 0;
        }
        return new CreditScores(Scores, Groups, People, [.. Groups.Select(_ => share)], [.. Groups.Select(_ => repay)]);
    }

    /// <summary>Loads the curves with the store of this FairLab.</summary>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static CreditScores Load()
    {
        using var store = DataStore.Default();
        return Load(store);
    }

    /// <summary>Loads the curves from a store.</summary>
    public static CreditScores Load(DataStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var paths = store.Get("fico");
        string[] groups = ["Non- Hispanic white", "Black", "Hispanic", "Asian"];
        var totals = CodedTable.Read(paths[0], groups);
        var cumulative = CodedTable.Read(paths[1], ["Score", .. groups]);
        var defaults = CodedTable.Read(paths[2], ["Score", .. groups]);
        var scores = Values(cumulative["Score"]);
        if (!scores.SequenceEqual(Values(defaults["Score"])))
            throw new DataException(paths[2], null, "other score points", $"those of {Path.GetFileName(paths[1])}");
        return new CreditScores(
            scores,
            ["White", "Black", "Hispanic", "Asian"],
            [.. groups.Select(g => (double)Values(totals[g])[0])],
            [.. groups.Select(g => Steps(Values(cumulative[g])))],
            // The file has the percentage that defaults.
            [.. groups.Select(g => Array.ConvertAll(Values(defaults[g]), v => 1 - v / 100.0))]);
    }

    static float[] Values(CodedColumn column)
    {
        var levels = column.NumericLevels();
        return Array.ConvertAll(column.Codes, code => (float)levels[code]);
    }

    /// <summary>A distribution function in percent as the share at each point.</summary>
    static double[] Steps(float[] cumulative)
    {
        var last = (double)cumulative[^1];
        return [.. cumulative.Select((value, i) => (value - (i == 0 ? 0.0 : cumulative[i - 1])) / last)];
    }
}
