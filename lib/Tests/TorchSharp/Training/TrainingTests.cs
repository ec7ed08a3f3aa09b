using System.Globalization;

namespace FairLab.TorchGuards.Tests.Training;

[Collection(nameof(Alone))]
public sealed class TrainingTests
{
    /// <summary>How many steps the stress takes: 100000 is the long form, some minutes.</summary>
    const string StepsVariable = "FAIRLAB_STRESS_STEPS";

    [Fact]
    public void Training_of_every_model_and_term_beside_an_allocating_thread_never_fails()
    {
        int steps = Environment.GetEnvironmentVariable(StepsVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture) : 1500;
        int collections = GC.CollectionCount(0);
        Assert.InRange(Stress.Run(steps, firstSeed: 1), steps, int.MaxValue);
        Assert.True(GC.CollectionCount(0) - collections > steps / 20,
            "found few collections: the allocating thread does not disturb");
    }

    [Fact]
    public void Expressions_with_numbers_beside_an_allocating_thread_never_fail()
    {
        // With a collection each 128 KB, five of five such runs failed with the guards woven but nothing kept alive.
        var (code, _, error) = Programs.Run(["numbers", "300000"], ("DOTNET_GCgen0size", "0x20000"));
        Assert.True(code == 0, error);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Training_in_two_processes_learns_the_same_bytes(string exact)
    {
        string First() => Programs.Run(["parameters"], (LibtorchSettings.ExactVariable, exact)).Output;
        var (first, second) = (First(), First());
        Assert.Equal(TrainingCases.All.Count, first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(first, second);
        Assert.Equal(TrainingCases.All.Count,
            first.Split('\n').Select(l => l.Split(' ')[^1]).Where(h => h.Length > 0).Distinct().Count());
    }

    [Fact]
    public void Settings_in_use_are_what_libtorch_found()
    {
        Assert.Equal(1, TorchSharp.torch.get_num_threads());
        Assert.Equal("COMPATIBLE", LibtorchSettings.For(exact: true).GetValueOrDefault("MKL_CBWR", "COMPATIBLE"));
        Assert.Equal("AVX2", LibtorchSettings.For(exact: false).GetValueOrDefault("MKL_CBWR", "AVX2"));
    }
}
