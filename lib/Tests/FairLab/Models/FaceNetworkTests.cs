using FairLab.Data.Faces;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Tests.Models;

public sealed class FaceNetworkTests
{
    [Fact]
    public void Create_gives_maps_of_an_eighth_and_an_output_each()
    {
        using var scope = NewDisposeScope();
        var network = FaceNetwork.Create(3, 5);
        var pictures = zeros(2, 3, 48, 48);
        Assert.Equal([2L, 5], network.call(pictures).shape);
        Assert.Equal([2L, FaceNetwork.Width, 6, 6], NetworkLayers.Activations(network, "conv5", pictures).shape);
        Assert.Equal([2L, FaceNetwork.Width], NetworkLayers.Activations(network, "gap", pictures).shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceNetwork.Create(0, 1));
    }

    /// <summary>Among women and men alike a coin is right half the time.</summary>
    [Fact]
    public void Network_learns_presentation_of_pictures_that_it_has_not_seen()
    {
        using var scope = NewDisposeScope();
        FaceSet Draw(int people, int seed) => FaceSet.Sample(new FaceOptions { Size = 24 }, people, seed);
        var learner = new NetworkLearner(FaceNetwork.Create) { MaxEpochs = 4, BatchSize = 50, LearningRate = 6e-3 };
        var model = learner.Train(Draw(1500, 1).ToDataset("presentation"), Draw(300, 2).ToDataset("presentation"), 3);
        var test = Draw(600, 4);
        var answers = model.Predict(test.ToTensor()).data<float>().ToArray();
        var right = answers.Zip(test.People, (a, p) => (a >= 0.5f ? 1 : 0) == (int)p.Presentation ? 1.0 : 0).Average();
        Assert.True(right > 0.75, $"right for {right:P0}");
    }
}
