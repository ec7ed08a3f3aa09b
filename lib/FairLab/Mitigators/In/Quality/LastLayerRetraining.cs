using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Last-layer retraining, "deep feature reweighting" (Kirichenko et al. 2023, section 6 [kirichenko2023]): a network
/// that was trained as usual keeps all layers but the last, which is refitted on as many rows of every group with
/// every label, that training did not see. The weights are the mean over refits on other such subsets; λ is the one
/// with which the worst group within a label is served best on one half of the data after a fit on the other. Rows
/// are people: weights that are not whole numbers are refused.
/// </summary>
public sealed record LastLayerRetraining : IInProcessor
{
    // 1 over scikit-learn's C of the published code.
    static readonly double[] Published = [1, 1 / 0.7, 1 / 0.3, 10, 1 / 0.07, 1 / 0.03, 100];

    /// <summary>On how many balanced subsets the layer is refitted; the weights are their mean.</summary>
    /// <value>20.</value>
    public int Refits { get; init => field = Require.AtLeast(value, 1); } = 20;

    /// <summary>What keeps weights small.</summary>
    /// <value>L1.</value>
    public RetrainingPenalty Penalty { get; init => field = Require.Defined(value); }

    /// <summary>λ, beside the sum of the losses.</summary>
    /// <value>Null: of the seven published, 1 to 100, the one that serves the worst group best.</value>
    public double? Strength { get; init => field = Require.That(value, value is null or (>= 0 and < double.MaxValue),
        "a number of at least 0, or null"); }

    /// <summary>Trains a network, and refits its last layer on the validation part.</summary>
    /// <exception cref="ArgumentException">
    /// A learner that is not a network, people of one group, a group without people of one label, or weights that are
    /// not whole numbers.
    /// </exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var recipe = INetworkLearner.Of(learner, "a last layer is a network's");
        TwoGroups.Require(split.Train, Name);
        var people = TwoGroups.Require(split.Validation, Name).Repeated(Name);
        var network = recipe.Train(split.Train, split.Validation, seed, []);
        using var scope = NewDisposeScope();
        var fit = Refit(network.Network, network.Inputs(people), people.Labels, people.Group, seed);
        string[] notes = fit.WorstGroup.IsDefined || Strength is not null ? []
            : [FormattableString.Invariant($"{Name}: {fit.WorstGroup.Reason}, so the strength is {fit.Strength:0.#}, ")
                + "in the middle of the list"];
        return FairModel.Of(network, notes: notes);
    }

    /// <summary>Refits the last layer of a trained network of one logit in place, of images' too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="heldOut">Labelled rows with groups; not those that the network was trained on, of which a network
    /// that fits them all knows no worst group.</param>
    /// <param name="seed">Decides the subsets.</param>
    /// <exception cref="ArgumentException">A network that does not end in a linear layer of one output, no groups, or
    /// a group without rows of one label.</exception>
    public LastLayerFit Refit(TrainedNetwork network, TensorDataset heldOut, long seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(heldOut);
        if (heldOut.Target != TargetKind.Binary || heldOut.Outputs != 1 || heldOut.Weights is not null)
            throw new ArgumentException($"{Name}: found {heldOut.Target} labels with {heldOut.Outputs} outputs"
                + $"{(heldOut.Weights is null ? "" : " and weights")}, expected two classes, one output, no weights",
                    nameof(heldOut));
        var group = heldOut.Group ?? throw new ArgumentException($"{Name}: found no groups, expected a group for every "
            + "row: give the data a Group", nameof(heldOut));
        TwoGroups.Check(group, Name);
        using var scope = NewDisposeScope();
        int[] labels = [.. heldOut.Labels.to(ScalarType.Int64).cpu().data<long>().Select(y => (int)y)];
        return Refit(network.Module, heldOut.Inputs.to(network.Device), labels, group, seed);
    }

    LastLayerFit Refit(nn.Module<Tensor, Tensor> network, Tensor inputs, int[] labels, Grouping group, long seed)
    {
        var cells = Cells(labels, group);
        var layer = LastLayer.Of(network, inputs);
        var random = new SeededRandom(seed);
        var (scaled, mean, scale) = Standardized(layer.Features, layer.Width);
        var head = new LinearHead(scaled, layer.Width, labels, Penalty);
        var (strength, worst) = Strength is { } given ? (given, Measure.Undefined("the strength was given"))
            : Tuned(head, cells, labels, random);
        var sum = new double[layer.Width + 1];
        double[]? last = null;
        var smallest = cells.Min(c => c.Length);
        for (var refit = 0; refit < Refits; refit++)
        {
            // The solution does not depend on where it is looked for, and is near the last one.
            last = head.Fit(Balanced(cells, smallest, random), strength, last);
            for (var k = 0; k < sum.Length; k++)
                sum[k] += last[k] / Refits;
        }
        double[] weights = [.. scale.Select((s, k) => sum[k] * s)];
        layer.Set(weights, sum[^1] - weights.Zip(mean, (w, m) => w * m).Sum());
        return new LastLayerFit(strength, worst, smallest);
    }

    static (double, Measure) Tuned(LinearHead head, int[][] cells, int[] labels, SeededRandom random)
    {
        if (cells.Min(c => c.Length) < 2)
            return (Published[Published.Length / 2], Measure.Undefined("a group has one row of a label, too few to "
                + "fit on one half and choose on the other"));
        var halves = cells.Select(cell => Shuffled(cell, random)).Select(c => (Fit: c[..(c.Length / 2)],
            Choose: c[(c.Length / 2)..])).ToArray();
        int[][] fit = [.. halves.Select(h => h.Fit)];
        var rows = Balanced(fit, fit.Min(c => c.Length), random);
        var (best, found) = (Published[0], double.NegativeInfinity);
        double[]? w = null;
        foreach (var strength in Published)
        {
            w = head.Fit(rows, strength, w);
            var worst = halves.Min(h => h.Choose.Average(i => head.Logit(i, w) >= 0 == (labels[i] == 1) ? 1.0 : 0));
            if (worst > found)
                (best, found) = (strength, worst);
        }
        return (best, found);
    }

    /// <summary>The rows of every group with every label; groups that nobody is in are left out.</summary>
    static int[][] Cells(int[] labels, Grouping group)
    {
        var cells = new List<int[]>();
        foreach (var z in group.Codes.Distinct().Order())
            foreach (var y in (int[])[0, 1])
            {
                int[] cell = [.. Enumerable.Range(0, labels.Length)
                    .Where(i => labels[i] == y && group.Codes[i] == z)];
                cells.Add(cell.Length > 0 ? cell : throw new ArgumentException($"{Name}: found no rows of group "
                    + $"'{group.Levels[z]}' with label {y}, expected at least one: it cannot be balanced",
                        nameof(group)));
            }
        return [.. cells];
    }

    static int[] Balanced(int[][] cells, int each, SeededRandom random) =>
        [.. cells.SelectMany(cell => Shuffled(cell, random).Take(each))];

    static int[] Shuffled(int[] rows, SeededRandom random) =>
        [.. random.Permutation(rows.Length).Select(i => rows[i])];

    static (double[] Scaled, double[] Mean, double[] Scale) Standardized(double[] features, int width)
    {
        var rows = features.Length / width;
        var (mean, scale) = (new double[width], new double[width]);
        for (var i = 0; i < features.Length; i++)
            mean[i % width] += features[i] / rows;
        for (var i = 0; i < features.Length; i++)
            scale[i % width] += Math.Pow(features[i] - mean[i % width], 2) / rows;
        // A unit that is the same for everybody tells nothing, whatever its weight.
        scale = Array.ConvertAll(scale, v => v > 1e-12 ? 1 / Math.Sqrt(v) : 0);
        return ([.. features.Select((x, i) => (x - mean[i % width]) * scale[i % width])], mean, scale);
    }

    const string Name = "last-layer-retraining";
}
