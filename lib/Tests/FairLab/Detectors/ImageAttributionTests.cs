using FairLab.Data;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

public sealed class ImageAttributionTests
{
    static readonly MlpOptions Network =
        new() { Hidden = [50, 30], LearningRate = 3e-3, BatchSize = 256, MaxEpochs = 30, Patience = 10 };
    static readonly Lazy<DataSplit> Toy = new(() => ToyColors.Draw(9000, 1).Split(0.5, 0.2, 0.3, 1));

    static double Accuracy(MlpClassifier model, TabularDataset data, Func<int, int> rule)
    {
        var scores = model.Predict(data);
        return Enumerable.Range(0, data.Rows).Average(i => scores[i] >= 0.5 == (rule(i) == 1) ? 1.0 : 0.0);
    }

    [Fact]
    public void A_convolutional_network_is_explained_pixel_by_pixel()
    {
        using var layers = nn.Sequential(
            nn.Conv2d(3, 4, 3L, padding: 1L), nn.ReLU(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(4 * 4 * 4, 2));
        var images = rand(3, 3, 8, 8);
        var found = ImageAttribution.Of(
            x => layers.call(x), images, method: new IntegratedGradients { Steps = 300 }, target: 1);
        var maps = found.Maps.Select(m => m.Cast<double>().Sum()).ToArray();
        Assert.All(found.Residuals, r => Assert.InRange(Math.Abs(r), 0, 1e-3));
        using var _ = no_grad();
        var empty = layers.call(zeros(1, 3, 8, 8)).data<float>().ToArray()[1];
        Assert.Equal(found.Outputs.Select(o => o - empty), maps, (a, b) => Math.Abs(a - b) < 2e-3);
    }

    [Fact]
    public void Occlusion_of_an_image_leaves_out_patches_of_all_channels()
    {
        var images = rand(1, 2, 5, 4, dtype: ScalarType.Float64);
        Tensor Model(Tensor x) => x.sum([1L, 2, 3]);
        var found = ImageAttribution.Of(Model, images, method: new Occlusion(), patch: 3);
        var expected = images.narrow(2, 0, 3).narrow(3, 0, 3).sum().item<double>();
        // A patch's value is shared among its pixels.
        Assert.Equal(expected / 9, found.Maps[0][0, 0], 1e-9);
        Assert.Equal(found.Maps[0][0, 0], found.Maps[0][2, 2], 1e-12);
        Assert.Equal(images.sum().item<double>(), found.Maps[0].Cast<double>().Sum(), 1e-9);
        Assert.Equal([9, 3, 6, 2], ImageAttribution.Patches(1, 5, 4, 3).Select(p => p.Length));
    }

    [Fact]
    public void ShareOn_is_what_lies_on_the_mask()
    {
        var images = tensor(new double[] { 1, 2, 3, -4 }, [1, 1, 2, 2]);
        var found = ImageAttribution.Of(x => x.sum([1L, 2, 3]), images);
        Assert.Equal(0.5, found.ShareOn(0, new[,] { { true, false }, { false, true } }), 1e-12);
        Assert.True(double.IsNaN(ImageAttribution.Of(x => 0 * x.sum([1L, 2, 3]), images).ShareOn(0, new bool[2, 2])));
        Assert.Contains("found a mask of 3 x 2 pixels, expected 2 x 2",
            Assert.Throws<ArgumentException>(() => found.ShareOn(0, new bool[3, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("expected [n, channels, height, width]",
            Assert.Throws<ArgumentException>(() => ImageAttribution.Of(x => x, zeros(2, 2))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Toy_colours_follow_their_rules()
    {
        var (both, apart) = (ToyColors.Draw(2000, 3), ToyColors.DrawApart(2000, 3));
        bool Agree(TabularDataset d, int i) => ToyColors.PixelsOf(d, i) is var p
            && Enumerable.Range(0, 3)
            .All(c => p[0, 0, c] == p[0, 4, c] && p[0, 0, c] == p[4, 0, c] && p[0, 0, c] == p[4, 4, c]);
        bool Differ(TabularDataset d, int i) => ToyColors.PixelsOf(d, i) is var p
            && Enumerable.Range(1, 3).Select(x => (p[0, x, 0], p[0, x, 1], p[0, x, 2])).Distinct().Count() == 3;
        foreach (var data in new[] { both, apart })
            for (var i = 0; i < data.Rows; i++)
                Assert.Equal((data.Group.Codes[i] == 1, data.Labels[i] == 1), (Agree(data, i), Differ(data, i)));
        Assert.Equal(both.Labels, both.Group.Codes);
        Assert.InRange(Enumerable.Range(0, apart.Rows)
            .Average(i => apart.Labels[i] == apart.Group.Codes[i] ? 1.0 : 0), 0.45, 0.55);

        var flipped = ToyColors.FlipCorners(apart, 1);
        for (var i = 0; i < apart.Rows; i++)
        {
            Assert.Equal(apart.Group.Codes[i] == 0, Agree(flipped, i));
            foreach (var (feature, j) in apart.FeatureList.Select((f, j) => (f, j))
                .Where(f => !ToyColors.Corners.Contains(f.f.Column)))
                Assert.Equal(apart.Row(i)[j], flipped.Row(i)[j]);
        }
        Assert.Equal(ToyColors.Draw(50, 9).Features, ToyColors.Draw(50, 9).Features);
        Assert.Equal(25, ToyColors.Corners.Concat(ToyColors.TopMiddle).Concat(ToyColors.Elsewhere).Distinct().Count());
    }

    [Fact]
    public void AttributionPenalty_switches_a_network_from_the_corners_to_the_other_rule()
    {
        using var plain = MlpClassifier.Train(Toy.Value.Train, Toy.Value.Validation, Network, 1);
        using var taught =
            new AttributionPenalty { Columns = ToyColors.Corners, Strength = 10 }.Train(Toy.Value, Network, 1);
        var apart = ToyColors.DrawApart(1500, 2);
        double Looked(MlpClassifier model)
        {
            var found = TableAttribution.Of(model, Toy.Value.Test, new Gradient());
            return found.Columns.Zip(found.MeanSizes).Where(c => ToyColors.Corners.Contains(c.First))
                .Sum(c => c.Second);
        }
        // Ross et al.'s result, and the acceptance of the method: gradients on what is masked fall by 95% at less than
        // two points of accuracy.
        Assert.True(Accuracy(plain, apart, i => apart.Group.Codes[i]) > 0.9);
        Assert.True(Accuracy(taught, apart, i => apart.Labels[i]) >= 0.95);
        Assert.InRange(Looked(taught), 0, 0.05 * Looked(plain));
        Assert.True(Accuracy(taught, Toy.Value.Test, i => Toy.Value.Test.Labels[i])
            > Accuracy(plain, Toy.Value.Test, i => Toy.Value.Test.Labels[i]) - 0.02);

        // The survey's equation (1), term by term.
        var last = taught.History[^1];
        Assert.Equal(last.Validation, last.Terms.Prediction + last.Terms.Fairness, 1e-5);
        Assert.True(last.Terms.Fairness > 0 && last.Terms.Model > 0 && plain.History[^1].Terms.Fairness == 0);
        Assert.Equal(last.Terms.Prediction + last.Terms.Fairness + last.Terms.Model, last.Terms.Total);
        Assert.Equal(
            0.5 * 0.1 * (9 + 16), BatchLoss.Model([tensor(new[] { 3f, 0f }), tensor(new[] { 4f })], 0.1), 1e-9);
    }
}
