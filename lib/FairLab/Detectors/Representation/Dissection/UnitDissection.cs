using FairLab.Metrics;
using FairLab.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Global interpretation of a layer: what each of its units, and the best of them together, respond to (survey, section
/// 3.2 [du2019]; Bau et al. 2017 [bau2017]). A unit is a number of a flat layer, or a channel of a map.
/// </summary>
public sealed record UnitDissection
{
    /// <summary>How a map becomes one number.</summary>
    /// <value>The mean over places.</value>
    public UnitSummary Summary { get; init; }

    /// <summary>How many inputs are named for each unit.</summary>
    /// <value>9.</value>
    public int TopInputs { get; init => field = Require.AtLeast(value, 1); } = 9;

    /// <summary>Into how many parts inputs are held out for
    /// <see cref="Combinations(Tensor, KnownFactor, long)"/>.</summary>
    /// <value>5.</value>
    public int Folds { get; init => field = Require.AtLeast(value, 2); } = 5;

    /// <summary>Dissects a layer of a network.</summary>
    /// <param name="inputs">Inputs that the network was not trained on.</param>
    /// <param name="layer">A name of <see cref="Models.NetworkLayers.Names"/>.</param>
    /// <param name="factors">What is known of the inputs.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name, or another number of
    /// values.</exception>
    public IReadOnlyList<UnitResponse> Find(NetworkExamples inputs, string layer,
        params IReadOnlyList<KnownFactor> factors)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var maps = inputs.Maps(layer);
        return Find(maps, factors);
    }

    /// <summary>Dissects activations.</summary>
    /// <param name="activations">Shape [n, units] or [n, units, places...].</param>
    /// <param name="factors">What is known of the inputs.</param>
    /// <returns>Units in order, and factors within them.</returns>
    /// <exception cref="ArgumentException">No factors, another number of values, or activations that are not
    /// finite.</exception>
    public IReadOnlyList<UnitResponse> Find(Tensor activations, params IReadOnlyList<KnownFactor> factors)
    {
        if (factors.Count == 0)
            throw new ArgumentException("found no factors, expected at least one", nameof(factors));
        var units = Units(activations, factors);
        var rows = new List<UnitResponse>();
        for (var unit = 0; unit < units.Length; unit++)
        {
            var values = units[unit];
            // Equal responses in the order of the inputs.
            int[] top = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(TopInputs)];
            var ranks = ArrayStatistics.RanksInplace((double[])values.Clone(), RankDefinition.Average);
            foreach (var factor in factors)
            {
                var correlation = Correlations.Pearson(values, factor.Values);
                var (auc, p) = !correlation.IsDefined ? (Constant, Constant)
                    : factor.IsBinary ? MannWhitney(ranks, factor)
                    : (Measure.Undefined($"'{factor.Name}' has more than two values"),
                        OfCorrelation(correlation, values.Length));
                rows.Add(new UnitResponse(unit, factor.Name, correlation.IsDefined ? correlation : Constant, auc, p,
                    double.NaN, top, top.Average(i => factor.Values[i]), factor.Values.Average()));
            }
        }
        var adjusted = MultipleTesting.Holm([.. rows.Select(r => r.P.Value)]);
        return [.. rows.Select((r, i) => r with { PHolm = adjusted[i] })];
    }

    /// <summary>
    /// How well the best 1, 2, 4, ... units tell a factor together, and all of them: which are best, and how they are
    /// added up (<see cref="RidgeDiscriminant"/>), is learned on some inputs and judged on others.
    /// </summary>
    /// <param name="activations">Shape [n, units] or [n, units, places...].</param>
    /// <param name="factor">Of two values.</param>
    /// <param name="seed">Decides which inputs are held out together.</param>
    /// <exception cref="ArgumentException">A factor of more than two values, or fewer than two inputs a fold with or
    /// without it.</exception>
    public IReadOnlyList<UnitCombination> Combinations(Tensor activations, KnownFactor factor, long seed)
    {
        ArgumentNullException.ThrowIfNull(factor);
        if (!factor.IsBinary)
            throw new ArgumentException($"factor '{factor.Name}': found more than two values, expected two",
                nameof(factor));
        var units = Units(activations, [factor]);
        var random = new SeededRandom(seed);
        int[] Shuffled(bool isPresent)
        {
            int[] inputs = [.. Enumerable.Range(0, factor.Values.Count).Where(i => factor.IsPresent(i) == isPresent)];
            random.Shuffle(inputs.AsSpan());
            return inputs.Length >= 2 * Folds ? inputs : throw new ArgumentException($"factor '{factor.Name}': found "
                + $"{inputs.Length} inputs {(isPresent ? "with" : "without")} it, expected at least {2 * Folds}",
                    nameof(factor));
        }
        var (with, without) = (Shuffled(true), Shuffled(false));
        List<int> counts = [.. Enumerable.Range(0, 31).Select(k => 1 << k)
            .TakeWhile(k => k < units.Length), units.Length];
        var areas = counts.Select(_ => new double[Folds]).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] Part(int[] inputs, bool held) => [.. inputs.Where((_, i) => i % Folds == fold == held)];
            var (learned, judged) = ((Part(with, false), Part(without, false)),
                (Part(with, true), Part(without, true)));
            var best = Enumerable.Range(0, units.Length)
                .OrderByDescending(u => Math.Abs(Area(units[u], learned) - 0.5)).ToArray();
            for (var k = 0; k < counts.Count; k++)
                areas[k][fold] = Together(units, best[..counts[k]], learned, judged);
        }
        return [.. counts.Select((count, k) =>
            new UnitCombination(count, areas[k].Average(), areas[k].Min(), areas[k].Max()))];
    }

    static double Together(double[][] units, int[] chosen, (int[] With, int[] Without) learned, (int[], int[]) judged)
    {
        using var scope = NewDisposeScope();
        Tensor Rows(int[] inputs) => tensor([.. inputs.SelectMany(i => chosen.Select(u => units[u][i]))],
            [1, inputs.Length, chosen.Length]);
        var w = new RidgeDiscriminant().Fit(Rows(learned.With), Rows(learned.Without))
            .Directions.data<double>().ToArray();
        double[] scores = [.. Enumerable.Range(0, units[0].Length)
            .Select(i => chosen.Select((u, j) => w[j] * units[u][i]).Sum())];
        return Area(scores, judged);
    }

    static double Area(double[] values, (int[] With, int[] Without) inputs)
    {
        double[] some = [.. inputs.With.Concat(inputs.Without).Select(i => values[i])];
        var ranks = ArrayStatistics.RanksInplace(some, RankDefinition.Average);
        double m = inputs.With.Length;
        return (ranks.Take(inputs.With.Length).Sum() - m * (m + 1) / 2) / (m * inputs.Without.Length);
    }

    static Measure Constant => Measure.Undefined("the unit is the same for all inputs");

    /// <summary>AUC = U/(m k) and its test (Mann and Whitney 1947 [mann1947]), normal with ties and
    /// continuity.</summary>
    static (Measure Auc, Measure P) MannWhitney(double[] ranks, KnownFactor factor)
    {
        double n = ranks.Length, sum = 0, m = 0;
        for (var i = 0; i < ranks.Length; i++)
            if (factor.IsPresent(i))
                (sum, m) = (sum + ranks[i], m + 1);
        var k = n - m;
        var u = sum - m * (m + 1) / 2;
        var ties = ranks.GroupBy(r => r).Sum(g => Math.Pow(g.Count(), 3) - g.Count());
        var deviation = Math.Sqrt(m * k / 12 * (n + 1 - ties / (n * (n - 1))));
        var away = Math.Max(0, Math.Abs(u - m * k / 2) - 0.5);
        return (u / (m * k), 2 * Normal.CDF(0, 1, -away / deviation));
    }

    static Measure OfCorrelation(double r, int n) => n < 3 ? Measure.Undefined($"{n} inputs, needs 3")
        : 2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, n - 2,
            -Math.Abs(r) * Math.Sqrt((n - 2) / Math.Max(1 - r * r, double.Epsilon)));

    /// <summary>One number an input and unit, shape [units][n].</summary>
    double[][] Units(Tensor activations, IReadOnlyList<KnownFactor> factors)
    {
        ArgumentNullException.ThrowIfNull(activations);
        if (activations.dim() < 2 || activations.shape[0] == 0)
            throw new ArgumentException($"found activations of shape [{string.Join(", ", activations.shape)}], "
                + "expected [n, units] or [n, units, places...]", nameof(activations));
        var n = (int)activations.shape[0];
        if (factors.FirstOrDefault(f => f.Values.Count != n) is { } odd)
            throw new ArgumentException($"factor '{odd.Name}': found {odd.Values.Count} values, expected {n}, "
                + "one an input", nameof(factors));
        using var scope = NewDisposeScope();
        var numbers = activations.detach().to(ScalarType.Float64).cpu();
        if (numbers.dim() > 2)
            numbers = Summary == UnitSummary.Mean ? numbers.flatten(2).mean([2L]) : numbers.flatten(2).amax([2L]);
        if (!numbers.isfinite().all().item<bool>())
            throw new ArgumentException("found activations that are not finite, expected numbers", nameof(activations));
        var flat = numbers.transpose(0, 1).contiguous().data<double>().ToArray();
        return [.. Enumerable.Range(0, flat.Length / n).Select(u => flat[(u * n)..((u + 1) * n)])];
    }
}
