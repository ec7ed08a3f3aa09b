using FairLab.Data;
using FairLab.Detectors;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Quality;

/// <summary>Maps of attention: exact decompositions, what finite differences say, and planted regions.</summary>
public sealed class AttentionTests
{
    static nn.Module<Tensor, Tensor> Pooled(int outputs = 3)
    {
        manual_seed(4);
        return nn.Sequential(
            ("conv1", nn.Conv2d(1, 4, 3, padding: 1)), ("relu1", nn.ReLU()),
            ("conv2", nn.Conv2d(4, 5, 3, padding: 1, stride: 2)), ("relu2", nn.ReLU()),
            ("pool", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("head", nn.Linear(5, outputs)));
    }

    static Tensor Images(int count, int size = 8)
    {
        manual_seed(9);
        return randn(count, 1, size, size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Mean_of_a_class_activation_map_and_the_bias_are_the_logit(int output)
    {
        using var network = Pooled();
        using var images = Images(6);
        using var maps = new ClassActivation().Find(network, images, "relu2", output);
        Assert.Equal([6L, 4, 4], maps.Values.shape);
        using var logits = network.call(images);
        var bias = ((TorchSharp.Modules.Linear)network.named_modules().Last().module).bias![output].item<float>();
        for (var i = 0; i < 6; i++)
        {
            var sum = maps.Values[i].mean().item<float>() + bias;
            Assert.Equal(logits[i, output].item<float>(), sum, 1e-5);
        }
    }

    [Fact]
    public void Grad_cam_in_front_of_pooling_is_the_class_activation_map_over_the_places()
    {
        using var network = Pooled();
        using var images = Images(5);
        using var exact = new ClassActivation().Find(network, images, "relu2", 1);
        using var gradient = new GradCam { IsRectified = false }.Find(network, images, "relu2", 1);
        using var rectified = new GradCam().Find(network, images, "relu2", 1);
        Assert.True((exact.Values / 16 - gradient.Values).abs().max().item<float>() < 1e-6f);
        Assert.True((gradient.Values.clamp_min(0) - rectified.Values).abs().max().item<float>() < 1e-7f);
        Assert.True(gradient.Values.min().item<float>() < 0, "nothing to rectify");
    }

    [Fact]
    public void Grad_cam_of_an_earlier_layer_weighs_units_by_their_mean_derivative()
    {
        using var network = Pooled();
        using var images = Images(1);
        using var maps = new GradCam { IsRectified = false }.Find(network, images, "relu1", 0);
        using var conv1 = network.named_modules().First(m => m.name == "conv1").module;
        using var units = ((nn.Module<Tensor, Tensor>)conv1).call(images).clamp_min(0);
        // The derivative by one unit everywhere at once is the sum over places of its derivatives.
        var examples = NetworkExamples.Of(network, images);
        using var expected = zeros(1, 8, 8);
        for (var k = 0; k < 4; k++)
        {
            using var step = zeros(4, 64);
            step[k] = 1e-2f;
            var plus = examples.Outputs(0, step.reshape(-1), "relu1")[0];
            var minus = examples.Outputs(0, -step.reshape(-1), "relu1")[0];
            expected.add_(units.select(1, k) * ((plus - minus) / 2e-2 / 64));
        }
        Assert.True((expected - maps.Values).abs().max().item<float>() < 1e-4f);
    }

    [Fact]
    public void Guided_backpropagation_lets_pass_what_is_positive_at_every_relu()
    {
        using var network = nn.Sequential(("in", nn.Linear(2, 3, hasBias: false)), ("relu", nn.ReLU()),
            ("out", nn.Linear(3, 1, hasBias: false)));
        using (no_grad())
        {
            var parameters = network.parameters().ToArray();
            parameters[0].copy_(tensor(new float[,] { { 1, 2 }, { 1, -1 }, { -5, 1 } }));
            parameters[1].copy_(tensor(new float[,] { { 2, -3, 4 } }));
        }
        using var x = tensor(new float[,] { { 2, 1 } });
        var task = new AttributionTask(network.call, x, zeros(1, 2));
        using var guided = new GuidedBackpropagation(network).Attribute(task);
        // Units 1 and 2 are on (4 and 1); the second's weight is negative, the third is off: 2 · (1, 2) is left.
        Assert.Equal([2f, 4f], guided.Values.data<float>().ToArray());
        using var plain = new Gradient().Attribute(task);
        Assert.Equal([-1f, 7f], plain.Values.data<float>().ToArray());
    }

    [Fact]
    public void Guided_grad_cam_is_one_times_the_other()
    {
        using var network = Pooled();
        using var images = Images(3);
        using var both = new GuidedGradCam().Find(network, images, "relu2", 1);
        using var coarse = new GradCam().Find(network, images, "relu2", 1);
        using var fine = new GuidedBackpropagation(network).Attribute(
            new AttributionTask(network.call, images, zeros(1, 1, 8, 8), 1));
        Assert.True((both.Values - (fine.Values.sum(1) * coarse.Resized(8, 8))).abs().max().item<float>() < 1e-6f);
        Assert.True(both.Values.abs().max().item<float>() > 0);
    }

    [Fact]
    public void Attention_on_a_planted_region_is_found_in_the_group_that_has_it()
    {
        const int Count = 60;
        using var network = nn.Sequential(("relu", nn.ReLU()), ("pool", nn.AdaptiveAvgPool2d(1)),
            ("flat", nn.Flatten()), ("head", nn.Linear(1, 1)));
        using (no_grad())
            network.parameters().First().fill_(1);
        manual_seed(3);
        using var images = rand(Count, 1, 8, 8);
        int[] codes = [.. Enumerable.Range(0, Count).Select(i => i % 2)];
        for (var i = 0; i < Count; i += 2)
            images[i, 0].narrow(0, 0, 4).mul_(4);
        using var top = zeros(Count, 8, 8);
        top.narrow(1, 0, 4).fill_(1);
        using var left = zeros(Count, 8, 8);
        left.narrow(2, 0, 4).fill_(1);
        using var maps = new ClassActivation().Find(network, images, "relu");
        var gaps = new RegionAttention { Draws = 999 }.Find(maps, [("top", top), ("left", left)],
            new Grouping("g", ["a", "b"], codes), seed: 1);
        Assert.InRange(gaps[0].First.Value, 0.75, 0.85);
        Assert.InRange(gaps[0].Second.Value, 0.45, 0.55);
        Assert.Equal(0.001, gaps[0].PValue.Value, 12);
        Assert.Equal(0.002, gaps[0].Adjusted.Value, 12);
        Assert.True(gaps[1].PValue.Value > 0.01, $"p = {gaps[1].PValue}");
        var distance = gaps.Sum(g => Math.Abs(g.First.Value - g.Second.Value)) / 2;
        Assert.Equal(distance, RegionAttention.TotalVariation(gaps).Value, 12);
    }

    [Fact]
    public void Pairs_are_compared_within_and_show_what_people_hide()
    {
        // What people differ in is far larger than what the pair does: 0.02 more on top, always.
        manual_seed(3);
        using var cover = zeros(40, 2, 1);
        cover.narrow(1, 0, 1).fill_(1);
        using var top = rand(20) * 0.8 + 0.05;
        using var both = cat([top, top + 0.02]);
        using var maps = new AttentionMaps("test", "test", stack([both, 1 - both], 1).unsqueeze(2));
        var groups = new Grouping("g", ["a", "b"], [.. Enumerable.Range(0, 40).Select(i => i / 20)]);
        var paired = new RegionAttention { Draws = 999, IsPaired = true }.Find(maps, [("top", cover)], groups, seed: 1);
        Assert.Equal(-0.02, paired[0].Difference.Value, 1e-6);
        Assert.Equal(-0.02, paired[0].Difference.Upper, 1e-6);
        Assert.Equal(0.001, paired[0].PValue.Value, 1e-12);
        Assert.Equal((20, 20), (paired[0].FirstImages, paired[0].SecondImages));
        var unpaired = new RegionAttention { Draws = 999 }.Find(maps, [("top", cover)], groups, seed: 1);
        Assert.True(unpaired[0].PValue > 0.5, $"p = {unpaired[0].PValue}");
        var uneven = new Grouping("g", ["a", "b"], [.. Enumerable.Range(0, 40).Select(i => i / 30)]);
        Assert.Contains("found 30 images of 'a' and 10 of 'b'", Assert.Throws<ArgumentException>(
            () => new RegionAttention { IsPaired = true }.Find(maps, [("top", cover)], uneven, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Turned_maps_speak_for_the_other_class()
    {
        using var maps = new AttentionMaps("test", "test", tensor(new float[] { 1, -2, 3, -4 }).reshape(2, 2, 1));
        using var turned = maps.Turned([false, true]);
        Assert.Equal([1f, -2f, -3f, 4f], turned.Values.contiguous().data<float>().ToArray());
        Assert.Contains("found 1 values, expected 2",
            Assert.Throws<ArgumentException>(() => maps.Turned([true])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Permuted_groups_are_found_different_no_more_often_than_the_level_says()
    {
        var random = new Random(5);
        var rejected = 0;
        using var cover = ones(40, 2, 2);
        cover.narrow(1, 0, 1).fill_(0);
        for (var trial = 0; trial < 200; trial++)
        {
            using var maps = new AttentionMaps("test", "test", rand(40, 2, 2));
            int[] codes = [.. Enumerable.Range(0, 40).Select(_ => random.Next(2))];
            var gaps = new RegionAttention { Draws = 199 }.Find(maps, [("half", cover)],
                new Grouping("g", ["a", "b"], codes), trial);
            rejected += gaps[0].PValue.Value <= 0.05 ? 1 : 0;
        }
        // Binomial(200, 0.05) is above 20 with probability 0.001.
        Assert.InRange(rejected, 0, 20);
    }

    [Fact]
    public void What_cannot_be_looked_at_is_said()
    {
        using var network = Pooled();
        using var images = Images(4);
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains("did you mean 'relu", Message(() => new GradCam().Find(network, images, "relu3")));
        Assert.Contains("a map needs places", Message(() => new GradCam().Find(network, images, "flat")));
        Assert.Contains("take GradCam", Message(() => new ClassActivation().Find(network, images, "relu1")));
        Assert.Contains("expected 0 to 2", Message(() => new GradCam().Find(network, images, "relu2", 3)));
        Assert.Contains("expected at least one nn.ReLU", Message(() => _ = new GuidedBackpropagation(nn.Linear(2, 1))));
        using var maps = new GradCam().Find(network, images, "relu2");
        Assert.Contains("empty in every image", Message(() => maps.Mass(zeros(4, 8, 8))));
        Assert.Contains("expected [4, height, width]", Message(() => maps.Mass(zeros(3, 8, 8))));
        var one = new Grouping("tone", ["lighter", "darker"], [0, 0, 0, 0]);
        Assert.Contains("found 1 groups of 'tone' with images (lighter)",
            Message(() => new RegionAttention().Find(maps, [("all", ones(4, 8, 8))], one, 1)));
        using var flat = nn.Sequential(("pool", nn.AdaptiveAvgPool2d(2)), ("flat", nn.Flatten()),
            ("head", nn.Linear(4, 1)));
        Assert.Contains("found 1 units in front of a linear layer of 4 inputs",
            Message(() => new ClassActivation().Find(flat, images, "pool")));
    }

    [Fact]
    public void A_map_that_is_nowhere_positive_has_no_shares()
    {
        using var maps = new AttentionMaps("test", "test", cat([-ones(1, 2, 2), ones(1, 2, 2)], 0));
        using var cover = zeros(2, 2, 2);
        cover[1, 0] = 1;
        Assert.Equal([double.NaN, 0.5], maps.Mass(cover));
    }
}
