using FairLab.Detectors;
using FairLab.Numerics;
using FsCheck.Xunit;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

public sealed class AttributionTests
{
    static readonly double[] Coefficients = [2, -1, 0.5, 0];

    static Tensor Linear(Tensor x) => x.matmul(tensor(Coefficients).to(x.dtype)) + 3;

    // Interactions and a kink: what tells the methods apart.
    static Tensor Curved(Tensor x) =>
        (x.select(1, 0) * x.select(1, 1)) + nn.functional.relu(x.select(1, 2) - 0.5) + tanh(x.select(1, 3));

    static Tensor Smooth(Tensor x) =>
        (x.select(1, 0) * x.select(1, 1)) + sigmoid(x.select(1, 2)) + tanh(x.select(1, 3));

    static Tensor Inputs(long seed, int rows = 5, int width = 4)
    {
        var random = new SeededRandom(seed);
        return tensor(
            Enumerable.Range(0, rows * width).Select(_ => (2 * random.NextDouble()) - 1).ToArray(), [rows, width]);
    }

    static double[] Values(Attribution attribution) =>
        [.. attribution.Values.reshape(-1).to(ScalarType.Float64).data<double>()];

    public static TheoryData<IAttributionMethod> Methods =>
    [
        new Gradient(), new GradientTimesInput(), new IntegratedGradients(), new SmoothGrad { Samples = 5 },
        new Occlusion(), new Shapley(), new Shapley { ExactUpTo = 0, Pairs = 3 }, new LocalSurrogate { Samples = 64 },
        new DeepLift((x, _) => Linear(x)),
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_of_a_linear_model_is_coefficient_times_difference(IAttributionMethod method)
    {
        var (x, b) = (Inputs(1), Inputs(2));
        using var result = method.Attribute(new AttributionTask(Linear, x, b));
        var slope = method is Gradient or SmoothGrad;
        var expected = slope ? ones_like(x) * tensor(Coefficients) : (x - b) * tensor(Coefficients);
        // Ridge pulls the surrogate's values slightly towards zero.
        Assert.Equal([.. expected.reshape(-1).data<double>()], Values(result),
            (p, q) => Math.Abs(p - q) < (method is LocalSurrogate ? 1e-3 : 1e-6));
        Assert.Equal(x.shape, result.Values.shape);
        if (!slope)
            Assert.InRange(result.LargestResidual, 0, method is LocalSurrogate ? 5e-3 : 1e-6);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_does_not_depend_on_the_batch(IAttributionMethod method)
    {
        if (method is SmoothGrad or DeepLift)
            return; // noise is drawn batch by batch; the network of the other is linear
        var (x, b) = (Inputs(3, rows: 7), zeros(1, 4, dtype: ScalarType.Float64));
        using var whole = method.Attribute(new AttributionTask(Curved, x, b));
        using var parts = method.Attribute(new AttributionTask(Curved, x, b) { BatchRows = 3 });
        Assert.Equal(Values(whole), Values(parts), (p, q) => Math.Abs(p - q) < 1e-12);
    }

    [Fact]
    public void Background_shares_an_interaction_as_SHAP_does()
    {
        // f = x1 x2, background (0, 0) and (1, 1), x = (1, 1): v goes from ½ to 1, each alone adds nothing.
        var (x, background) = (ones(1, 2, dtype: ScalarType.Float64), tensor([0.0, 0, 1, 1], [2, 2]));
        var task = new AttributionTask(i => i.select(1, 0) * i.select(1, 1), x, zeros(1, 2, dtype: ScalarType.Float64));
        using var shap = new Shapley().Over(background).Attribute(task);
        Assert.Equal([0.25, 0.25], Values(shap));
        Assert.Equal(0.5, shap.BaselineOutput.item<double>());
        Assert.Equal(1.0, shap.Output.item<double>());
        using var sampled = new Shapley { ExactUpTo = 0 }.Over(background).Attribute(task);
        Assert.Equal([0.25, 0.25], Values(sampled), (a, b) => Math.Abs(a - b) < 1e-12);
        using var alone = new Shapley().Attribute(task);
        Assert.Equal([0.5, 0.5], Values(alone));
    }

    [Fact]
    public void Background_of_one_row_is_a_baseline_and_of_many_the_game_of_mean_outputs()
    {
        var (x, background) = (Inputs(1), Inputs(2, rows: 7));
        var task = new AttributionTask(Curved, x, zeros(1, 4, dtype: ScalarType.Float64));
        foreach (var method in (IAttributionMethod[])[new Shapley(), new Occlusion(), new IntegratedGradients(),
            new Gradient()])
        {
            using var one = method.Over(background.narrow(0, 3, 1)).Attribute(task);
            using var baseline = method.Attribute(task with { Baseline = background.narrow(0, 3, 1) });
            Assert.Equal(Values(baseline), Values(one), (a, b) => Math.Abs(a - b) < 1e-12);
        }
        // v(S) = mean over the background of f(x_S, b): Shapley's formula on it, the long way, for the first row.
        using var many = new Shapley().Over(background).Attribute(task);
        double V(int s)
        {
            var mask = tensor([.. Enumerable.Range(0, 4).Select(p => (double)(s >> p & 1))]);
            return Curved(mask * x.narrow(0, 0, 1) + (1 - mask) * background).mean().item<double>();
        }
        double[] weight = [1 / 4.0, 1 / 12.0, 1 / 12.0, 1 / 4.0];
        for (var p = 0; p < 4; p++)
            Assert.Equal(Enumerable.Range(0, 16).Where(s => (s >> p & 1) == 0)
                .Sum(s => weight[int.PopCount(s)] * (V(s | 1 << p) - V(s))), Values(many)[p], 1e-12);
        Assert.InRange(many.LargestResidual, 0, 1e-10);
        foreach (var bad in (Tensor[])[zeros(3, 5), zeros(0, 4), zeros(4), tensor(1.0)])
            Assert.Contains("expected [m, 4] with at least one row",
                Assert.Throws<ArgumentException>(() => new Shapley().Over(bad).Attribute(task)).Message);
    }

    [Fact]
    public void Background_goes_with_whole_columns_of_a_table()
    {
        var people = FairLab.Data.Datasets.Load("compas-counts").Select([.. Enumerable.Range(0, 60)]);
        using var model = FairLab.Models.MlpClassifier.Train(people, people,
            new FairLab.Models.MlpOptions { Hidden = [4], MaxEpochs = 2 }, 1);
        using var sample = model.Inputs(people.Select([1, 5, 9]));
        var found = TableAttribution.Of(model, people.Select([0, 2]), new Shapley().Over(sample));
        Assert.Equal(people.FeatureList.Select(f => f.Column).Distinct(), found.Columns);
        Assert.All(found.Residuals, r => Assert.InRange(Math.Abs(r), 0, 1e-4));
    }

    [Property(MaxTest = 30)]
    public void IntegratedGradients_and_Shapley_add_up_to_the_difference(int seed)
    {
        var (x, b) = (Inputs(seed), Inputs(seed + 1L));
        using var shapley = new Shapley().Attribute(new AttributionTask(Curved, x, b));
        using var sampled =
            new Shapley { ExactUpTo = 0, Pairs = 2, Seed = seed }.Attribute(new AttributionTask(Curved, x, b));
        using var kinked = new IntegratedGradients { Steps = 300 }.Attribute(new AttributionTask(Curved, x, b));
        using var smooth = new IntegratedGradients().Attribute(new AttributionTask(Smooth, x, b));
        Assert.InRange(shapley.LargestResidual, 0, 1e-10);
        Assert.InRange(sampled.LargestResidual, 0, 1e-10);
        Assert.InRange(smooth.LargestResidual, 0, 1e-8);
        // On the way from x' to x the slope jumps by |x - x'| <= 2 at a kink, and 300 nodes are at most 0.0053 apart.
        Assert.InRange(kinked.LargestResidual, 0, 2 * 0.0053);
    }

    [Fact]
    public void Shapley_shares_an_interaction_equally()
    {
        using var result = new Shapley()
            .Attribute(new AttributionTask(x => x.select(1, 0) * x.select(1, 1), tensor(new double[,] { { 3, 5 } }),
                zeros(1, 2, dtype: ScalarType.Float64)));
        Assert.Equal([7.5, 7.5], Values(result), (p, q) => Math.Abs(p - q) < 1e-12);
    }

    [Fact]
    public void Shapley_of_many_orders_comes_near_the_exact_values()
    {
        var (x, b) = (Inputs(11), Inputs(12));
        using var exact = new Shapley().Attribute(new AttributionTask(Curved, x, b));
        using var sampled = new Shapley { ExactUpTo = 0, Pairs = 50 }.Attribute(new AttributionTask(Curved, x, b));
        // Antithetic pairs are exact for pairwise interactions.
        Assert.Equal(Values(exact), Values(sampled), (p, q) => Math.Abs(p - q) < 1e-9);
    }

    [Fact]
    public void Parts_are_left_out_together_and_share_their_value()
    {
        var x = tensor(new double[,] { { 1, 1, 1, 1 } });
        using var result =
            new Shapley { Parts = [[0, 1], [2, 3]] }.Attribute(new AttributionTask(Linear, x, zeros_like(x)));
        Assert.Equal([0.5, 0.5, 0.25, 0.25], Values(result), (p, q) => Math.Abs(p - q) < 1e-12);
        Assert.Throws<ArgumentException>(
            () => new Occlusion { Parts = [[0, 9]] }.Attribute(new AttributionTask(Linear, x, zeros_like(x))));
        Assert.Throws<ArgumentException>(
            () => new Occlusion { Parts = [[0], [0]] }.Attribute(new AttributionTask(Linear, x, zeros_like(x))));
    }

    [Property(MaxTest = 30)]
    public void DeepLift_is_complete_for_a_network_of_relus(int seed)
    {
        var random = new SeededRandom(seed);
        Tensor Matrix(int rows, int columns) => tensor(
            Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() - 0.5).ToArray(), [rows, columns]);
        var (first, second, last) = (Matrix(4, 8), Matrix(8, 8), Matrix(8, 1));
        Tensor Network(Tensor x, Func<Tensor, Tensor> sigma) =>
            sigma(sigma(x.matmul(first) - 0.1).matmul(second) + 0.1).matmul(last).reshape(-1);
        Tensor Model(Tensor x) => Network(x, z => nn.functional.relu(z));
        using var result = new DeepLift(Network).Attribute(new AttributionTask(Model, Inputs(seed), Inputs(seed + 7L)));
        Assert.InRange(result.LargestResidual, 0, 1e-10);
    }

    [Fact]
    public void DeepLift_sees_a_saturated_unit_that_the_gradient_does_not()
    {
        // 1 - relu(1 - x): flat beyond 1, so the gradient at 2 is zero though the output has risen from 0 to 1.
        static Tensor Network(Tensor x, Func<Tensor, Tensor> sigma) => 1 - sigma(1 - x.select(1, 0));
        var task = new AttributionTask(x => Network(x, z => nn.functional.relu(z)), tensor(new double[,] { { 2 } }),
            zeros(1, 1, dtype: ScalarType.Float64));
        using var lift = new DeepLift(Network).Attribute(task);
        using var gradient = new GradientTimesInput().Attribute(task);
        Assert.Equal([1.0], Values(lift), (p, q) => Math.Abs(p - q) < 1e-9);
        Assert.Equal([0.0], Values(gradient));
    }

    [Fact]
    public void Attribute_keeps_the_shape_of_tokens_and_images()
    {
        var images = rand(2, 3, 4, 4);
        Tensor Model(Tensor x) => x.pow(2).sum(new long[] { 1, 2, 3 }) is var s ? stack([s, -s], 1) : s;
        using var result =
            new IntegratedGradients().Attribute(new AttributionTask(Model, images, zeros(1, 3, 4, 4), Target: 1));
        Assert.Equal([2, 3, 4, 4], result.Values.shape);
        Assert.InRange(result.LargestResidual, 0, 1e-4);
        Assert.Contains("name a Target",
            Assert.Throws<ArgumentException>(() => new Gradient()
                .Attribute(new AttributionTask(Model, images, zeros(1, 3, 4, 4)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new Gradient().Attribute(new AttributionTask(Model, images, zeros(1, 3, 4, 4), Target: 2)));
        Assert.Throws<ArgumentException>(
            () => new Gradient().Attribute(new AttributionTask(Linear, zeros(0, 4), zeros(1, 4))));
    }
}
