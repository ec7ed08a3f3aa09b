using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Detectors;
using static TorchSharp.torch;

namespace FairLab.Onnx.Tests;

/// <summary>Networks of others: what they answer, and what they are refused for.</summary>
public sealed class OnnxModelTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    OnnxModel Load(int[] input, int type = 1, params string[] others)
    {
        File.WriteAllBytes(_file, OnnxWriter.Averaging(input, type, others));
        return OnnxModel.Load(_file);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    public void Outputs_are_those_of_the_network_for_any_batch_it_was_written_for(int batch, int side)
    {
        using var network = Load([batch, 3, side, side]);
        manual_seed(1);
        using var images = rand(7, 3, 4, 4);
        using var found = network.Outputs(images);
        Assert.Equal([7L, 3, 1, 1], found.shape);
        Assert.True((found.reshape(7, 3) - images.mean([2L, 3L])).abs().max().item<float>() < 1e-6f);
        using var squashed = network.Outputs(images, "sigmoid");
        Assert.True((squashed - found.sigmoid()).abs().max().item<float>() < 1e-6f);
    }

    [Fact]
    public void Images_are_brought_to_the_network_and_its_scale()
    {
        using var plain = Load([1, 3, 8, 8]);
        using var images = ones(2, 3, 4, 4) * tensor(new[] { 0.2f, 0.4f, 0.6f }).reshape(1, 3, 1, 1);
        using var found = plain.Outputs(images);
        Assert.All(found[1].reshape(-1).data<float>().Zip([0.2f, 0.4f, 0.6f]), p => Assert.Equal(p.Second, p.First, 5));
        File.WriteAllBytes(_file, OnnxWriter.Averaging([1, 3, 8, 8]));
        using var bytes = OnnxModel.Load(_file, scale: [255], mean: [100, 0, 3]);
        using var scaled = bytes.Outputs(images);
        Assert.All(scaled[0].reshape(-1).data<float>().Zip([-49f, 102, 150]), p => Assert.Equal(p.Second, p.First, 3));
    }

    [Fact]
    public void What_a_network_of_somebody_else_knows_is_probed_like_any_layer()
    {
        // It sees mean colours, among them that of the skin.
        var people = FaceSet.Sample(new FaceOptions { Size = 24 }, 600, seed: 1);
        using var network = Load([0, 3, 24, 24]);
        using var images = people.ToTensor();
        using var h = network.Outputs(images).flatten(1);
        var tone = new LeakageDetector().Find(h, Grouping.Of(people.Factor("tone")), seed: 1)[0];
        Assert.True(tone.Accuracy.Lower > tone.Chance && tone.PHolm <= 0.01, $"{tone}");
        // Groups dealt out at random are found in 5% of tries: in more than 4 of 20 with probability 0.003.
        var dealt = Enumerable.Range(0, 20).Count(k =>
        {
            var random = new Random(k);
            int[] codes = [.. Enumerable.Range(0, 600).Select(_ => random.Next(2))];
            var found = new LeakageDetector().Find(h, new Grouping("random", ["a", "b"], codes), seed: k)[0];
            return found.P <= 0.05;
        });
        Assert.InRange(dealt, 0, 4);
    }

    [Fact]
    public void Files_that_are_not_networks_of_images_are_refused()
    {
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains("found no file", Message(() => OnnxModel.Load("nowhere.onnx")));
        File.WriteAllText(_file, "no network");
        Assert.Contains("expected an ONNX file", Message(() => OnnxModel.Load(_file)));
        Assert.Contains("cannot be run", Message(() => Load([1, 3, 4, 4], type: 11)));
        Assert.Contains("'images' Single [1, 3, 4, 4], 'mask' Single", Message(() => Load([1, 3, 4, 4], 1, "mask")));
        Assert.Contains("expected one of images", Message(() => Load([1, 3, 4])));
        using var network = Load([1, 3, 4, 4]);
        Assert.Contains("found images of shape [2, 1, 4, 4], expected [n, 3, height, width]",
            Message(() => network.Outputs(zeros(2, 1, 4, 4))));
        Assert.Contains("did you mean 'sigmoid'", Message(() => network.Outputs(zeros(2, 3, 4, 4), "sigmoi")));
        Assert.Contains("found 2 numbers for 3 channels",
            Message(() => OnnxModel.Load(_file, scale: [1, 2]).Outputs(zeros(1, 3, 4, 4))));
    }

    [Fact]
    public void A_file_of_a_package_is_found_by_name_in_the_newest_version()
    {
        var packages = Directory.CreateTempSubdirectory("packages");
        try
        {
            foreach (var version in new[] { "0.9.0", "0.24.0" })
                File.WriteAllText(Path.Combine(
                    packages.CreateSubdirectory($"some.network/{version}/tools").FullName, "a.onnx"), version);
            var found = NuGetFolder.FileOf(packages.FullName, "Some.Network", "a.onnx");
            Assert.Equal("0.24.0", File.ReadAllText(found));
            string Message(string package, string file) => Assert.Throws<ArgumentException>(
                () => NuGetFolder.FileOf(packages.FullName, package, file)).Message;
            Assert.Contains("a.onnx", Message("Some.Network", "b.onnx"));
            Assert.Contains("#r \"nuget: Other\"", Message("Other", "a.onnx"));
        }
        finally
        {
            packages.Delete(recursive: true);
        }
    }
}
