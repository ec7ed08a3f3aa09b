namespace FairLab.Metrics;

/// <summary>Rows that are alike to every count metric: what a bootstrap draws from.</summary>
/// <param name="Group">The index of their group.</param>
/// <param name="Label">Their label; -1 where it is not known.</param>
/// <param name="Probability">P(ŷ = 1) of each of them.</param>
/// <param name="Weight">How much each of them counts, above 0.</param>
/// <param name="Count">How many rows they are.</param>
readonly record struct WeightedRows(int Group, int Label, double Probability, double Weight, long Count)
{
    // Rules that decide by lot know few probabilities and designs few weights; scores and propensities know as many as
    // rows.
    internal const int MostKinds = 10_000;

    /// <summary>
    /// The rows of every group and label in at most so many bins of neighbouring weights: the sums of weights stay as
    /// they are, what is lost is how weights spread within a 256th of the people.
    /// </summary>
    const int Bins = 256;

    /// <summary>
    /// Rows counted by kind, or by bins of weights where there are more than <see cref="MostKinds"/> kinds.
    /// </summary>
    /// <param name="labels">0 or 1, shape [n]; empty when they are not known.</param>
    /// <param name="probabilities">P(ŷ = 1), shape [n].</param>
    /// <param name="groups">Group codes, shape [n].</param>
    /// <param name="weights">Weights, shape [n]; empty when all are 1.</param>
    internal static IReadOnlyList<WeightedRows> Of(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> groups,
        ReadOnlySpan<double> weights)
    {
        var kinds = new Dictionary<(int Group, int Label, double Probability, double Weight), long>();
        for (var i = 0; i < probabilities.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0)
                continue;
            var key = (groups[i], labels.IsEmpty ? -1 : labels[i], probabilities[i], weight);
            kinds[key] = kinds.GetValueOrDefault(key) + 1;
            if (kinds.Count > MostKinds)
                return Binned(labels, probabilities, groups, weights);
        }
        return [.. kinds.Select(k => new WeightedRows(k.Key.Group, k.Key.Label, k.Key.Probability, k.Key.Weight,
            k.Value))];
    }

    static List<WeightedRows> Binned(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> groups,
        ReadOnlySpan<double> weights)
    {
        // Decisions that are certain stay so: selected, rejected and drawn rows are binned apart.
        var cells = new Dictionary<(int Group, int Label, double Certain), List<(double Weight, double Probability)>>();
        for (var i = 0; i < probabilities.Length; i++)
        {
            var (weight, p) = (weights.IsEmpty ? 1 : weights[i], probabilities[i]);
            if (weight == 0)
                continue;
            var key = (groups[i], labels.IsEmpty ? -1 : labels[i], p is 0 or 1 ? p : 0.5);
            if (!cells.TryGetValue(key, out var rows))
                cells.Add(key, rows = []);
            rows.Add((weight, p));
        }
        var kinds = new List<WeightedRows>();
        foreach (var (cell, rows) in cells)
        {
            rows.Sort();
            for (var bin = 0; bin < Bins; bin++)
            {
                var (start, end) = ((int)((long)rows.Count * bin / Bins), (int)((long)rows.Count * (bin + 1) / Bins));
                if (start < end)
                    kinds.Add(Mean(cell.Group, cell.Label, rows, start, end));
            }
        }
        return kinds;
    }

    static WeightedRows Mean(int group, int label, List<(double Weight, double Probability)> rows, int start, int end)
    {
        var (weight, selected) = (0.0, 0.0);
        for (var i = start; i < end; i++)
            (weight, selected) = (weight + rows[i].Weight, selected + rows[i].Weight * rows[i].Probability);
        return new WeightedRows(group, label, Math.Clamp(selected / weight, 0, 1), weight / (end - start), end - start);
    }
}
