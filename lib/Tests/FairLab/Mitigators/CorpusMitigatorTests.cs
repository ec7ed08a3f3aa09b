using FairLab.Mitigators;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class CorpusMitigatorTests
{
    [Fact]
    public void Create_takes_a_name_options_or_a_method()
    {
        Assert.Equal(new CorpusCalibration(), CorpusMitigator.Create("corpus-calibration"));
        Assert.Equal(new CorpusCalibration { Margin = 0.02 }, CorpusMitigator.Create("corpus-calibration", 0.02));
        Assert.Equal(new BestCandidates { Margin = 0.02 }, CorpusMitigator.Create("none", 0.02));
        var whole = new CorpusCalibration { Rounds = 7 };
        Assert.Same(whole, CorpusMitigator.Create(whole));
        var named = new Dictionary<string, object?>
        {
            ["corpus-calibration"] = new Dictionary<string, object?> { ["finishing-rounds"] = 3, ["margin"] = 0.1 },
        };
        Assert.Equal(new CorpusCalibration { Margin = 0.1, FinishingRounds = 3 }, CorpusMitigator.Create(named));
        Assert.Equal(["none", "corpus-calibration"], CorpusMitigator.Names);
    }

    [Fact]
    public void Create_names_what_it_does_not_know()
    {
        static string Message(Action act) => Assert.Throws<ArgumentException>(act).Message;
        Assert.Contains("did you mean 'corpus-calibration'?",
            Message(() => CorpusMitigator.Create("corpus-callibration")));
        Assert.Contains("expected no margin",
            Message(() => CorpusMitigator.Create(new CorpusCalibration(), 0.1)));
        Assert.Contains("-1", Message(() => CorpusMitigator.Create("corpus-calibration", -1)));
        // Asked for where methods for people are made, it says where it is.
        Assert.Contains("CorpusMitigator.Create", Message(() => Mitigator.Create("corpus-calibration")));
    }

    [Property(MaxTest = 30)]
    public void Finishing_rounds_meet_what_swings_and_keep_the_bound(int seed)
    {
        // Shares of an even number of instances in the middle of two whole numbers: the plain method swings.
        var random = new SeededRandom(seed);
        var corpus = Enumerable.Range(0, 240).Select(i =>
        {
            var lean = 0.3 + 0.5 * random.NextGaussian();
            return (IReadOnlyList<CorpusCandidate>)[new(lean, i % 6, true), new(-lean, i % 6, false)];
        }).ToList();
        double[] targets = [.. Enumerable.Range(0, 6).Select(_ => 0.3 + 0.2 * random.NextDouble())];
        var plain = new CorpusCalibration().Infer(corpus, targets);
        var finished = new CorpusCalibration { FinishingRounds = 2000 }.Infer(corpus, targets);
        Assert.Empty(finished.Violated);
        Assert.True(finished.Bound >= finished.Score - 1e-9);
        Assert.True(finished.Bound <= plain.Bound + 1e-9, "more rounds can only tell more");
        for (var o = 0; o < 6; o++)
        {
            var men = finished.Choices.Where((choice, i) => i % 6 == o && choice == 0).Count();
            Assert.InRange(men / 40.0, targets[o] - 0.05 - 1e-9, targets[o] + 0.05 + 1e-9);
        }
    }

    [Fact]
    public void None_takes_the_best_candidates_and_says_what_is_violated()
    {
        IReadOnlyList<IReadOnlyList<CorpusCandidate>> corpus =
            [[new(1, 0, true), new(2, 0, false)], [new(3, 1, true), new(2, 1, false)]];
        var labels = new BestCandidates().Infer(corpus, [0, 0.5]);
        Assert.Equal([1, 0], labels.Choices);
        Assert.Equal([1], labels.Violated);
        Assert.Equal(5, labels.Score);
    }
}
