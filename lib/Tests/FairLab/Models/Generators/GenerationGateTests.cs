using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Generators;

/// <summary>What passes the gate, and what does not and why.</summary>
public sealed class GenerationGateTests
{
    static readonly Lazy<TrainedNetwork> Classifier = new(Blobs.Classifier);

    static GeneratedClass Judge(IImageGenerator generator, TensorDataset train, int count = 150) =>
        new GenerationGate().Draw(generator, 1, count, Classifier.Value, train, seed: 5);

    [Fact]
    public void More_pictures_of_the_same_kind_pass()
    {
        var train = Blobs.Data([200, 200], 1);
        var found = Judge(new Blobs(), train);
        Assert.True(found.Passes, string.Join("; ", found.Reasons));
        Assert.Equal([150, 1, 16, 16], found.Images.shape);
        Assert.Equal(150, found.Drawn - found.Copies);
        Assert.InRange(found.Copies, 0, 12);
        Assert.InRange(found.Diversity.Value, 0.8, 1.25);
        Assert.True(found.Agreement!.Lower < found.Agreement.Value);
        Assert.True(found.FrechetGain > 5);
        var more = train.Append(found.ToDataset(train));
        Assert.Equal(350, more.Labels.sum().item<long>());
    }

    [Fact]
    public void A_collapsed_generator_is_named()
    {
        var found = Judge(new Blobs(spread: 0), Blobs.Data([200, 200], 1));
        Assert.False(found.Passes);
        Assert.Contains(found.Reasons, r => r.StartsWith("diversity 0", StringComparison.Ordinal));
        Assert.Equal(1, found.Agreement!.Value.Value);
    }

    [Fact]
    public void Copies_are_left_out_and_counted()
    {
        var train = Blobs.Data([200, 200], 1);
        var found = Judge(new Fixed((count, seed) =>
        {
            // Half are training pictures, a little darker, half are new.
            var half = count / 2;
            using var old = train.Inputs.narrow(0, 200, half);
            return cat([0.98 * old, new Blobs().Sample(1, count - half, seed)], 0);
        }), train, 100);
        Assert.True(found.Copies >= 0.4 * found.Drawn, $"{found.Copies} of {found.Drawn}");
        var all = Judge(new Fixed((count, _) => train.Inputs.narrow(0, 200, count)), train, 100);
        Assert.Equal((400, 400), (all.Drawn, all.Copies));
        Assert.Equal(["0 of 100 left without near copies"], all.Reasons);
        Assert.Null(all.Agreement);
        Assert.False(all.FrechetGain.IsDefined);
    }

    [Fact]
    public void Noise_and_pictures_of_another_class_do_not_pass()
    {
        var train = Blobs.Data([200, 200], 1);
        var noise = Judge(new Fixed((count, seed) =>
        {
            using var generator = new Generator((ulong)seed, CPU);
            return rand([count, 1, 16, 16], generator: generator);
        }), train);
        Assert.Contains(noise.Reasons, r => r.EndsWith("times nearer than noise", StringComparison.Ordinal));
        var other = Judge(new Fixed((count, seed) => new Blobs().Sample(0, count, seed)), train);
        Assert.Contains(other.Reasons, r => r.StartsWith("recognized 0", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_judged_is_said()
    {
        var train = Blobs.Data([20, 1], 1);
        var found = Judge(new Blobs(), train, 20);
        Assert.False(found.Diversity.IsDefined);
        Assert.False(found.Passes);
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains("found no training picture of class 1",
            Message(() => Judge(new Blobs(), Blobs.Data([9, 0], 1))));
        Assert.Contains("found generated pictures of shape [1, 8, 8]",
            Message(() => Judge(new Fixed((count, _) => zeros(count, 1, 8, 8)), train)));
        Assert.Contains("at least 2", Message(() => Judge(new Blobs(), train, 1)));
    }

    sealed class Fixed(Func<int, long, Tensor> draw) : IImageGenerator
    {
        public int Classes => 2;

        public Tensor Sample(int @class, int count, long seed) => draw(count, seed);

        public void Dispose()
        {
        }
    }
}
