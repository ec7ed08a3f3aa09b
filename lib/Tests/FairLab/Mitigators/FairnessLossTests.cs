using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Tests.Detectors;
using FairLab.Tests.Models.Training;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators;

[Collection(nameof(Alone))]
public sealed class FairnessLossTests
{
    static Tensor Groups => tensor([0L, 0, 1, 1, 1, 0]);
    static readonly double[] P = [0.1, 0.5, 0.7, 0.9, 0.2, 0.6];
    static readonly double[] Y = [0, 1, 1, 0, 1, 1];

    [Fact]
    public void Gaps_are_those_by_hand()
    {
        var (p, y) = (tensor(P), tensor(Y));
        Assert.Equal(Math.Abs((0.1 + 0.5 + 0.6) / 3 - (0.7 + 0.9 + 0.2) / 3),
            FairnessLoss.DemographicParity(p, Groups).item<double>(), 1e-12);
        var positives = Math.Abs((0.5 + 0.6) / 2 - (0.7 + 0.2) / 2);
        Assert.Equal(positives, FairnessLoss.EqualOpportunity(p, y, Groups).item<double>(), 1e-12);
        Assert.Equal(positives + Math.Abs(0.1 - 0.9), FairnessLoss.EqualizedOdds(p, y, Groups).item<double>(), 1e-12);
        var weighted = FairnessLoss.DemographicParity(p, Groups, tensor([2.0, 1, 1, 1, 0, 1])).item<double>();
        Assert.Equal(Math.Abs((0.2 + 0.5 + 0.6) / 4 - 0.8), weighted, 1e-12);
    }

    [Fact]
    public void Three_groups_are_compared_in_pairs()
    {
        var gap = FairnessLoss.DemographicParity(tensor([0.1, 0.4, 0.9]), tensor([0L, 1, 2])).item<double>();
        Assert.Equal((0.3 + 0.5 + 0.8) / 3, gap, 1e-12);
    }

    [Fact]
    public void Two_classes_as_probabilities_of_both_are_what_one_probability_says()
    {
        using var scope = NewDisposeScope();
        var (p, y) = (tensor(P), tensor(Y));
        var both = stack([1 - p, p], 1);
        void Same(Tensor one, Tensor two) => Assert.Equal(one.item<double>(), two.item<double>(), 1e-12);
        Same(FairnessLoss.DemographicParity(p, Groups), FairnessLoss.DemographicParity(both, Groups));
        Same(FairnessLoss.EqualizedOdds(p, y, Groups), FairnessLoss.EqualizedOdds(both, y, Groups));
        Same(FairnessLoss.PrejudiceIndex(p, Groups), FairnessLoss.PrejudiceIndex(both, Groups));
    }

    [Fact]
    public void Batch_of_one_group_adds_nothing_and_can_be_differentiated()
    {
        using var scope = NewDisposeScope();
        var p = tensor(P).requires_grad_();
        var loss = FairnessLoss.DemographicParity(p, zeros(6, dtype: ScalarType.Int64));
        Assert.Equal(0, loss.item<double>());
        Assert.All(Numbers(autograd.grad([loss], [p])[0]), g => Assert.Equal(0, g));
    }

    [Theory]
    [InlineData("parity")]
    [InlineData("odds")]
    [InlineData("hsic")]
    [InlineData("prejudice")]
    public void Gradients_are_those_of_finite_differences(string name) =>
        Differences.AssertGradient([0.3, -0.7, 0.5], w =>
    {
        var x = tensor(Enumerable.Range(0, 18).Select(i => Math.Sin(1 + i)).ToArray(), [6, 3]);
        var (p, y) = (sigmoid(x.matmul(w)), tensor(Y));
        return name switch
        {
            "parity" => FairnessLoss.DemographicParity(p, Groups),
            "odds" => FairnessLoss.EqualizedOdds(p, y, Groups),
            "hsic" => FairnessLoss.Hsic(p, Groups),
            _ => FairnessLoss.PrejudiceIndex(p, Groups),
        };
    });

    [Fact]
    public void Groups_that_do_not_fit_are_refused() => Assert.Contains(
        "found groups of shape [3], expected [6] or [6, groups]",
        Assert.Throws<ArgumentException>(() => FairnessLoss.DemographicParity(tensor(P), tensor([0L, 1, 0]))).Message);

    [Fact]
    public void Term_in_a_loop_of_one_s_own_makes_it_fairer()
    {
        double Gap(double strength)
        {
            using var scope = NewDisposeScope();
            var data = Points(400, 1, classes: 2);
            manual_seed(1);
            var network = nn.Linear(4, 1);
            var optimizer = optim.Adam(network.parameters(), 0.05);
            var groups = tensor(Array.ConvertAll(data.Group!.Codes, c => (long)c));
            for (var step = 0; step < 100; step++)
            {
                optimizer.zero_grad();
                var logits = network.call(data.Inputs).reshape(-1);
                var loss = nn.functional.binary_cross_entropy_with_logits(logits, data.Labels.to(ScalarType.Float32))
                    + strength * FairnessLoss.DemographicParity(sigmoid(logits), groups);
                loss.backward();
                optimizer.step();
            }
            return FairnessLoss.DemographicParity(sigmoid(network.call(data.Inputs).reshape(-1)), groups).item<float>();
        }
        Assert.InRange(Gap(3), 0, 0.3 * Gap(0));
    }

    public static TheoryData<string> InProcessors => [.. Mitigator.All.Where(m => m.Stage == MitigationStage.In)
        .Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(InProcessors))]
    public void Every_in_processing_mitigator_works_with_anybody_s_network(string name)
    {
        var method = name.StartsWith("reduction", StringComparison.Ordinal) ? new Reduction { Iterations = 2 }
            : Mitigator.Create(name);
        var scores = method.Fit(People, Learner, 1).Score(People.Test);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
        using var plain = Learner.Train(People.Train, People.Validation, 1);
        Assert.NotEqual(plain.Predict(People.Test), scores);
    }

    [Fact]
    public void Attribution_penalty_works_with_anybody_s_network_and_is_told_the_columns()
    {
        NetworkLearner learner = new(width => nn.Sequential(nn.Linear(width, 8), nn.Tanh(),
            nn.Linear(8, 1))) { MaxEpochs = 10 };
        var column = People.Train.FeatureList[0].Column;
        double Looked(IClassifier model)
        {
            var found = FairLab.Detectors.TableAttribution.Of(model, People.Test);
            return found.Columns.Zip(found.MeanSizes).Single(c => c.First == column).Second;
        }
        using var plain = learner.Train(People.Train, People.Validation, 1);
        using var taught = new AttributionPenalty { Columns = [column], Strength = 100 }.Train(People, learner, 1);
        Assert.InRange(Looked(taught), 0, 0.3 * Looked(plain));
        using var integrated = new AttributionPenalty { Columns = [column], Strength = 300, IntegratedSteps =
            4 }.Train(People, learner, 1);
        Assert.InRange(Looked(integrated), 0, 0.3 * Looked(plain));
        using var own = (learner with { Terms = [new GapPenalty()] }).Train(People.Train, People.Validation, 1);
        Assert.Equal(own.Predict(People.Test), new GapPenalty().Fit(People, learner, 1).Score(People.Test));
    }
}
