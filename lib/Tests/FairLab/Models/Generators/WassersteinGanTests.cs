using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Generators;

/// <summary>Generated vectors cover what was to be learnt, class by class.</summary>
public sealed class WassersteinGanTests
{
    const int Modes = 4;
    const double Spread = 0.1;

    /// <summary>Class c is four clouds on a circle of radius 1 + c, turned by c eighths.</summary>
    static (double X, double Y) Mode(int c, int mode)
    {
        var angle = (mode + 0.5 * c) * Math.PI / 2;
        return ((1 + c) * Math.Cos(angle), (1 + c) * Math.Sin(angle));
    }

    static (Tensor Vectors, int[] Classes) Clouds(int common, int rare)
    {
        var random = new SeededRandom(1);
        int[] classes = [.. Enumerable.Repeat(0, common), .. Enumerable.Repeat(1, rare)];
        var values = classes.SelectMany(c =>
        {
            var (x, y) = Mode(c, random.Next(Modes));
            return (float[])[(float)(x + Spread * random.NextGaussian()), (float)(y + Spread * random.NextGaussian())];
        }).ToArray();
        return (tensor(values, [classes.Length, 2]), classes);
    }

    [Fact]
    public void Every_mode_of_a_common_and_of_a_rare_class_is_covered()
    {
        var (vectors, classes) = Clouds(800, 80);
        // Points take a weaker penalty than pictures do.
        var recipe = new WassersteinGan { Noise = 4, Hidden = 64, Penalty = 0.3, Steps = 2000, LearningRate = 3e-3 };
        using var generator = recipe.Train(vectors, classes, seed: 1);
        for (var c = 0; c < 2; c++)
        {
            using var sample = generator.Sample(c, 1000, seed: 2);
            var points = sample.data<float>().ToArray().Chunk(2).ToArray();
            var found = new int[Modes];
            foreach (var point in points)
            {
                var distances = Enumerable.Range(0, Modes).Select(mode =>
                {
                    var (x, y) = Mode(c, mode);
                    return Math.Sqrt(Math.Pow(point[0] - x, 2) + Math.Pow(point[1] - y, 2));
                }).ToArray();
                var nearest = Array.IndexOf(distances, distances.Min());
                // Between two neighbours there are at least 14 spreads.
                if (distances[nearest] < 5 * Spread)
                    found[nearest]++;
            }
            Assert.True(found.Sum() >= 950 && found.Min() >= 100, $"class {c}: {string.Join(", ", found)}");
        }
        Assert.True(Math.Abs(generator.History[^1].Distance) < Math.Abs(generator.History[0].Distance));
    }

    [Fact]
    public void The_same_seed_gives_the_same_vectors()
    {
        var (vectors, classes) = Clouds(60, 40);
        var recipe = new WassersteinGan { Steps = 5 };
        using var one = recipe.Train(vectors, classes, seed: 3);
        using var same = recipe.Train(vectors, classes, seed: 3);
        using var other = recipe.Train(vectors, classes, seed: 4);
        float[] Drawn(VectorGenerator g) => g.Sample(1, 4, 9).data<float>().ToArray();
        Assert.Equal(Drawn(one), Drawn(same));
        Assert.NotEqual(Drawn(one), Drawn(other));
    }

    [Fact]
    public void Gradient_penalty_has_the_derivative_that_finite_differences_have()
    {
        manual_seed(2);
        using var critic = nn.Sequential(("a", nn.Linear(5, 6)), ("t", nn.Tanh()), ("b", nn.Linear(6, 1)));
        critic.to(ScalarType.Float64);
        using var x = randn(7, 3, ScalarType.Float64);
        using var condition = ClassRows.OneHot([0, 1, 1, 0, 1, 0, 0], 2).to(ScalarType.Float64);
        var recipe = new WassersteinGan();
        recipe.GradientPenalty(critic, x, condition).backward();
        foreach (var parameter in critic.parameters().Where(p => p.dim() == 2))
        {
            using var weight = parameter.grad!.clone();
            for (var k = 0; k < 4; k++)
            {
                double At(double step)
                {
                    using (no_grad())
                        parameter.view(-1)[k] += step;
                    var value = recipe.GradientPenalty(critic, x, condition).item<double>();
                    using (no_grad())
                        parameter.view(-1)[k] -= step;
                    return value;
                }
                Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, weight.view(-1)[k].item<double>(), 1e-4);
            }
        }
    }

    [Fact]
    public void What_no_class_can_be_learnt_from_is_refused()
    {
        string Message(Action action) => Assert.ThrowsAny<Exception>(action).Message;
        var recipe = new WassersteinGan { Steps = 1 };
        Assert.Contains("found no vector of class 1", Message(() => recipe.Train(zeros(2, 2), [0, 2], 1)));
        Assert.Contains("and 3 classes, expected [n, d]", Message(() => recipe.Train(zeros(2, 2), [0, 1, 1], 1)));
        Assert.Contains("not finite", Message(() => recipe.Train(full(2, 2, double.NaN), [0, 1], 1)));
        var wild = new WassersteinGan { LearningRate = 1e30, Steps = 20 };
        Assert.Contains("try a smaller LearningRate",
            Message(() => wild.Train(randn(8, 2), [0, 1, 0, 1, 0, 1, 0, 1], 1)));
    }
}
