using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>What a linear classifier finds is taken out, and little else.</summary>
[Collection(nameof(Alone))]
public sealed class ErasureTests
{
    /// <summary>Rows of d numbers, correlated with each other and with the group, in two or three groups.</summary>
    static (Matrix<double> X, Grouping Z) Rows(int n, int d, int groups, long seed)
    {
        var random = new SeededRandom(seed);
        int[] z = [.. Enumerable.Range(0, n).Select(i => i < groups ? i : random.Next(groups))];
        var mix = Matrix<double>.Build.Dense(d, d, (_, _) => random.NextGaussian());
        var shift = Matrix<double>.Build.Dense(groups, d, (_, j) => j < 3 ? random.NextGaussian() : 0);
        var x = Matrix<double>.Build.Dense(n, d, (i, j) => random.NextGaussian() + shift[z[i], j]) * mix;
        return (x, new Grouping("z", [.. Enumerable.Range(0, groups).Select(g => $"g{g}")], z));
    }

    static Matrix<double> Erased(ConceptEraser eraser, Matrix<double> x) => Matrix<double>.Build.Dense(
        x.ColumnCount, x.RowCount, eraser.Apply(x.ToRowMajorArray())).Transpose();

    static double Covariance(Matrix<double> x, Grouping z, double[] w)
    {
        var (largest, total) = (0.0, w.Sum());
        for (var g = 0; g < z.Levels.Count; g++)
        {
            var share = w.Where((_, i) => z.Codes[i] == g).Sum() / total;
            for (var j = 0; j < x.ColumnCount; j++)
            {
                var mean = w.Select((v, i) => v * x[i, j]).Sum() / total;
                largest = Math.Max(largest, Math.Abs(w.Select((v, i) =>
                    v * (x[i, j] - mean) * ((z.Codes[i] == g ? 1 : 0) - share)).Sum() / total));
            }
        }
        return largest;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Leace_leaves_no_covariance_and_no_linear_classifier_beats_a_constant(int groups)
    {
        var (x, z) = Rows(400, 6, groups, groups);
        double[] w = [.. Enumerable.Range(0, 400).Select(i => 1.0 + i % 3)];
        foreach (var weights in (double[]?[])[null, w])
        {
            var eraser = Leace.Eraser(x, z, weights);
            var after = Erased(eraser, x);
            var count = weights ?? [.. Enumerable.Repeat(1.0, 400)];
            Assert.True(Covariance(x, z, count) > 0.1);
            Assert.InRange(Covariance(after, z, count), 0, 1e-10);
            Assert.Equal(groups - 1, eraser.Rank);
            // Erasing again changes nothing, and means stay.
            Assert.All(Erased(eraser, after).ToRowMajorArray().Zip(after.ToRowMajorArray()), p =>
                Assert.Equal(p.First, p.Second, 1e-9));
            // Logistic regression of each group: the best is the base rate, the same for everybody.
            for (var g = 0; g < groups; g++)
            {
                int[] labels = Array.ConvertAll(z.Codes, code => code == g ? 1 : 0);
                var share = count.Where((_, i) => labels[i] == 1).Sum() / count.Sum();
                Assert.All(Probe(after, labels, count), p => Assert.Equal(share, p, 1e-4));
                Assert.Contains(Probe(x, labels, count), p => Math.Abs(p - share) > 0.1);
            }
        }
    }

    static double[] Probe(Matrix<double> x, int[] labels, double[] weights)
    {
        var data = new TabularDataset("rows", [.. Enumerable.Range(0, x.ColumnCount).Select(j => new Feature($"x{j}",
            $"x{j}", false))],
            x.ToRowMajorArray(), labels, [new Grouping("all", ["all"], new int[labels.Length])]).WithWeights(weights);
        return LogisticRegression.Train(data, new LogisticOptions { Tolerance = 1e-9 }).Predict(data);
    }

    [Fact]
    public void Leace_changes_least_of_all_maps_that_do_so()
    {
        var (x, z) = Rows(300, 4, 2, 9);
        double Change(Matrix<double> after) => (after - x).FrobeniusNorm();
        var least = Change(Erased(Leace.Eraser(x, z), x));
        // Every projection along b on the hyperplane where the difference of means is 0: a map x - b (c·x)/(c·b) with
        // c the direction of no covariance. Leace's is the least of many at random and of the orthogonal one.
        var means = Enumerable.Range(0, 2).Select(g => x.EnumerateColumns().Select(c =>
            c.Where((_, i) => z.Codes[i] == g).Average()).ToArray()).ToArray();
        var difference = Vector<double>.Build.DenseOfEnumerable(means[1].Zip(means[0], (p, q) => p - q));
        var centre = Vector<double>.Build.DenseOfEnumerable(x.EnumerateColumns().Select(c => c.Average()));
        var random = new SeededRandom(4);
        for (var draw = 0; draw < 300; draw++)
        {
            // Cov(x', z) = 0 asks that the map takes the difference of means to 0: b is that difference, c is free.
            var c = draw == 0 ? difference : Vector<double>.Build.Dense(4, _ => random.NextGaussian());
            var after = Matrix<double>.Build.DenseOfRowVectors(x.EnumerateRows().Select(row =>
                row - difference * (c.DotProduct(row - centre) / c.DotProduct(difference))));
            Assert.InRange(Covariance(after, z, [.. Enumerable.Repeat(1.0, 300)]), 0, 1e-9);
            Assert.True(Change(after) >= least - 1e-9);
        }
        Assert.True(Change(Erased(new NullspaceProjection().Eraser(x, z), x)) >= least - 1e-9);
    }

    [Fact]
    public void Nullspace_projection_ends_when_no_linear_classifier_is_left()
    {
        var (x, z) = Rows(500, 6, 2, 3);
        var eraser = new NullspaceProjection().Eraser(x, z);
        Assert.InRange(eraser.Rank, 1, 5);
        double Accuracy(Matrix<double> rows)
        {
            double[] w = [.. z.Codes.Select(c => 1.0 / z.Codes.Count(k => k == c))];
            var p = Probe(rows, z.Codes, w);
            return p.Select((v, i) => (v >= 0.5 ? 1 : 0) == z.Codes[i] ? w[i] : 0).Sum() / 2;
        }
        Assert.True(Accuracy(x) > 0.7);
        Assert.InRange(Accuracy(Erased(eraser, x)), 0, 0.52);
        Assert.Equal(1, new NullspaceProjection { Rounds = 1 }.Eraser(x, z).Rank);
    }

    [Fact]
    public void A_layer_erased_tells_a_linear_attacker_nothing_and_another_one_still_something()
    {
        // The group is in the sign of a product, and in a sum: one linear, one not.
        var split = Toy.Tables(1500, 6).Map(d =>
        {
            var values = d.Values();
            for (var i = 0; i < d.Rows; i++)
                values[4 * i + 3] = values[4 * i] * (2 * d.Group.Codes[i] - 1);
            return d.WithFeatures(d.FeatureList, values);
        });
        var network = new MlpOptions { Hidden = [24], MaxEpochs = 5 };
        Measure Attacked(IMitigator method, FreshAttacker attacker) =>
            RemovalReport.Of("m", method.Fit(split, network, 1), split, 1, attack: attacker.Attack).Attacker;
        var (linear, deep) = (new FreshAttacker { Hidden = [] }, new FreshAttacker());
        Assert.True(Attacked(new None(), linear) > 0.8);
        // One concept vector is not enough here: others say the same.
        foreach (var method in (ErasureMethod[])[ErasureMethod.Leace, ErasureMethod.Nullspace])
        {
            var found = Attacked(new LayerErasure { Method = method }, linear);
            Assert.True(found < 0.55, $"{method}: {found}");
        }
        Assert.True(Attacked(new LayerErasure(), deep) > 0.6);
        // As a pre-processor: the features themselves.
        Assert.True(Attacked(new Leace(), linear) < 0.55);
        Assert.True(Attacked(new NullspaceProjection(), linear) < 0.55);
    }

    [Fact]
    public void A_layer_of_any_tensors_is_erased_as_rows_are()
    {
        var (x, z) = Rows(200, 4, 2, 9);
        using var scope = NewDisposeScope();
        var hidden = tensor(x.ToRowMajorArray(), [200, 2, 2, 1]);
        double[] weights = [.. z.Codes.Select((c, i) => 1.0 + c + i % 2)];
        double[] Rest(ConceptEraser eraser) => eraser.Apply(x.ToRowMajorArray());

        Assert.Equal(Rest(Leace.Eraser(x, z, weights)), Rest(new LayerErasure().Eraser(hidden, z, weights)));
        Assert.Equal(Rest(new NullspaceProjection().Eraser(x, z)),
            Rest(new LayerErasure { Method = ErasureMethod.Nullspace }.Eraser(hidden, z)));
        Assert.Equal(1, new LayerErasure { Method = ErasureMethod.ConceptVector }.Eraser(hidden, z).Rank);
        Assert.Contains("found 200 groups", Assert.Throws<ArgumentException>(() =>
            new LayerErasure().Eraser(hidden[..100], z)).Message);
        Assert.Contains("in one group only", Assert.Throws<ArgumentException>(() =>
            new LayerErasure().Eraser(hidden, new Grouping("z", ["a", "b"], new int[200]))).Message);
    }

    [Fact]
    public void Direction_is_projected_out_and_bad_input_is_refused()
    {
        var eraser = ConceptEraser.Direction([0, 2, 0]);
        Assert.Equal([1.0, 0, 3, -1, 0, 7], eraser.Apply([1, 5, 3, -1, -4, 7]));
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 0, 3], eraser.Apply(tensor([1f, 5, 3], [1, 3])).data<float>().ToArray());
        Assert.Contains("found a concept vector of length 0", Assert.Throws<ArgumentException>(() =>
            ConceptEraser.Direction([0, 0])).Message);
        Assert.Contains("found a representation of 2 units, expected 3",
            Assert.Throws<ArgumentException>(() => eraser.Apply(zeros(4, 2))).Message);
        var (x, z) = Rows(30, 3, 2, 1);
        Assert.Contains("found people of 'z' in one group only", Assert.Throws<ArgumentException>(() =>
            Leace.Eraser(x, z, [.. z.Codes.Select(c => (double)c)])).Message);
        Assert.Contains("found 30 groups, expected 29", Assert.Throws<ArgumentException>(() =>
            Leace.Eraser(x.SubMatrix(0, 29, 0, 3), z)).Message);
    }
}
