using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Generators;

/// <summary>Pictures that an autoencoder makes, of its own codes and of a GAN's.</summary>
public sealed class VariationalAutoencoderTests
{
    static readonly VariationalAutoencoder Recipe = new() { Latent = 8, Maps = 8, Steps = 500, LearningRate = 4e-3 };

    static float[] Numbers(Tensor tensor) => [.. tensor.data<float>()];

    [Fact]
    public void Pictures_come_back_and_generated_ones_are_of_their_class_and_differ()
    {
        var data = Blobs.Data([300, 40], 1);
        var classes = Blobs.ClassesOf(data);
        using var autoencoder = Recipe.Train(data.Inputs, classes, seed: 1);
        using var codes = autoencoder.Encode(data.Inputs);
        Assert.Equal([340, 8], codes.shape);
        using var again = cat([
            autoencoder.Decode(codes.narrow(0, 0, 300), 0), autoencoder.Decode(codes.narrow(0, 300, 40), 1)], 0);
        double Error(Tensor x) => (x - data.Inputs).square().mean().item<float>();
        Assert.True(Error(again) < 0.2 * Error(data.Inputs.mean([0L], keepdim: true)), $"{Error(again)}");
        Assert.Equal((1, 500), (autoencoder.History[0].Step, autoencoder.History[^1].Step));
        Assert.True(autoencoder.History[^1].Error < autoencoder.History[0].Error);

        using var generator = new WassersteinGan { Steps = 300, Hidden = 64 }.Train(autoencoder, data.Inputs, classes,
            seed: 2);
        using var classifier = Blobs.Classifier();
        foreach (var images in (IImageGenerator[])[autoencoder, generator])
            for (var c = 0; c < 2; c++)
            {
                using var drawn = images.Sample(c, 200, seed: 3);
                Assert.Equal([200, 1, 16, 16], drawn.shape);
                Assert.True((drawn.ge(0) & drawn.le(1)).all().item<bool>());
                var right = classifier.Predict(drawn).argmax(1).eq(c).to(ScalarType.Float32).mean().item<float>();
                Assert.True(right >= 0.9, $"{images.GetType().Name}, class {c}: {right}");
                var found = new GenerationGate().Draw(images, c, 100, classifier, data, 4);
                Assert.True(found.Diversity > 0.5, $"{images.GetType().Name}, class {c}: {found.Diversity}");
            }
    }

    [Fact]
    public void The_same_seed_gives_the_same_pictures()
    {
        var data = Blobs.Data([20, 10], 1);
        var (recipe, classes) = (Recipe with { Steps = 5 }, Blobs.ClassesOf(data));
        using var one = recipe.Train(data.Inputs, classes, seed: 3);
        using var same = recipe.Train(data.Inputs, classes, seed: 3);
        using var other = recipe.Train(data.Inputs, classes, seed: 4);
        Assert.Equal(Numbers(one.Sample(1, 4, 9)), Numbers(same.Sample(1, 4, 9)));
        Assert.NotEqual(Numbers(one.Sample(1, 4, 9)), Numbers(other.Sample(1, 4, 9)));
        Assert.NotEqual(Numbers(one.Sample(1, 4, 9)), Numbers(one.Sample(1, 4, 10)));
    }

    [Fact]
    public void Training_tells_how_it_goes_and_can_be_stopped()
    {
        var data = Blobs.Data([20, 10], 1);
        var steps = new List<int>();
        using var source = new CancellationTokenSource();
        var recipe = Recipe with
        {
            Progress = new Direct(loss =>
            {
                steps.Add(loss.Step);
                if (loss.Step == 100)
                    source.Cancel();
            }),
            Cancellation = source.Token,
        };
        Assert.Throws<OperationCanceledException>(() => recipe.Train(data.Inputs, Blobs.ClassesOf(data), 1));
        Assert.Equal([1, 50, 100], steps);
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        string Message(Action action) => Assert.ThrowsAny<Exception>(action).Message;
        var recipe = Recipe with { Steps = 1 };
        Assert.Contains("multiples of 8", Message(() => recipe.Train(zeros(2, 1, 20, 16), [0, 1], 1)));
        Assert.Contains("and 3 classes", Message(() => recipe.Train(zeros(2, 1, 16, 16), [0, 1, 1], 1)));
        Assert.Contains("no picture of class 1", Message(() => recipe.Train(zeros(2, 1, 16, 16), [0, 2], 1)));
        Assert.Contains("outside [0, 1]", Message(() => recipe.Train(full([2, 1, 16, 16], 255f), [0, 1], 1)));
        Assert.Contains("outside [0, 1]", Message(() => recipe.Train(full([2, 1, 16, 16], float.NaN), [0, 1], 1)));
        var wild = recipe with { LearningRate = 1e20, Steps = 20 };
        Assert.Contains("try a smaller LearningRate",
            Message(() => wild.Train(rand(4, 1, 16, 16), [0, 1, 0, 1], 1)));
        using var two = recipe.Train(rand(4, 1, 16, 16), [0, 1, 0, 1], 1);
        Assert.Contains("class", Message(() => two.Sample(2, 1, 1)));
        Assert.Contains("at least 1", Message(() => two.Sample(0, 0, 1)));
        var three = new WassersteinGan { Steps = 1 }.Train(rand(3, 8), [0, 1, 2], 1);
        Assert.Contains("found codes of 3 classes", Message(() => new LatentGenerator(two, three).Dispose()));
    }

    sealed class Direct(Action<AutoencoderLoss> report) : IProgress<AutoencoderLoss>
    {
        public void Report(AutoencoderLoss value) => report(value);
    }
}
