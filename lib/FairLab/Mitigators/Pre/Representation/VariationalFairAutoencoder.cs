using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The variational fair autoencoder (Louizos et al. 2016 [louizos2016], with the label as a head on the one code in
/// place of their second layer of codes): q(z | x, s) and p(x | z, s) both know the group s, so that z need not; the
/// loss is the cross entropy of the label given z, the negative evidence lower bound of x, and λ MMD² of z between
/// groups (<see cref="MmdPenalty"/>). Features become the mean of z. Numbers and indicators alike are Gaussian with
/// the variance of standardized features. Any number of groups; weights are used.
/// </summary>
public sealed record VariationalFairAutoencoder : IPreProcessor
{
    /// <summary>λ: what a difference of the code between groups costs.</summary>
    /// <value>10.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>What the negative evidence lower bound, per feature, costs beside the label's cross entropy.</summary>
    /// <value>1.</value>
    public double Reconstruction { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Units of the code z.</summary>
    /// <value>10.</value>
    public int Code { get; init => field = Require.AtLeast(value, 1); } = 10;

    /// <summary>Units of the hidden layer of each network.</summary>
    /// <value>64.</value>
    public int Hidden { get; init => field = Require.AtLeast(value, 1); } = 64;

    /// <summary>Random features of the MMD; 0 for the kernel itself.</summary>
    /// <value>0.</value>
    public int Features { get; init => field = Require.AtLeast(value, 0); }

    /// <summary>Passes over the training data.</summary>
    /// <value>20.</value>
    public int Epochs { get; init => field = Require.AtLeast(value, 1); } = 20;

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.003.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 3e-3;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">People of one group.</exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        var counted = TwoGroups.Require(train, "variational-fair-autoencoder");
        var (standardizer, levels) = (Standardizer.Fit(counted), counted.Group.Levels.Count);
        VariationalNetwork? network = null;
        var learner = new NetworkLearner(_ => network = new VariationalNetwork(
            standardizer.Width, levels, Hidden, Code, new SeededRandom(seed)))
        {
            MaxEpochs = Epochs,
            Patience = Epochs,
            LearningRate = LearningRate,
            Terms =
            [
                new VariationalTerm(() => network!, standardizer.Width, Reconstruction),
                new MmdPenalty { Layer = "code", Strength = Strength, Features = Features },
            ],
        };
        using var scope = NewDisposeScope();
        Tensor Inputs(TabularDataset data) => cat([LearnedFeatures.Inputs(data, standardizer),
            TableBatches.Membership(data.MatchGroup(counted.Group).Group, device("cpu"))], 1);
        var people = LearnedFeatures.Dataset(counted, Inputs(counted));
        var trained = learner.Train(people, people, seed);
        Feature[] codes = [.. Enumerable.Range(0, Code).Select(k => new Feature($"code {k}", $"code {k}", false))];
        TabularDataset Apply(TabularDataset data) => data.WithFeatures(codes, LearnedFeatures.Numbers(() =>
            trained.Activations("code", Inputs(data))));
        return new DataChange(Apply(counted), Apply);
    }
}
