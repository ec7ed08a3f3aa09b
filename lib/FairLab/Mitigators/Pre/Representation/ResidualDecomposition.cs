using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Residual decomposition of a table (Quadrianto, Sharmanska and Thomas 2019 [quadrianto2019], with an autoencoder in
/// place of their transformer network): features x become x̃ = d(h(x)), which keeps their meaning, such that labels
/// are still told by x̃, groups by the residual x - x̃; the loss is the cross entropy of the label given x̃ and <see
/// cref="ResidualTerm"/>, which is there for any network. Features are standardized. Any number of groups; weights
/// are used.
/// </summary>
public sealed record ResidualDecomposition : IPreProcessor
{
    /// <summary>α: what a poor reconstruction costs.</summary>
    /// <value>1.</value>
    public double Reconstruction { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>λ: what dependence of x̃ on the group costs.</summary>
    /// <value>100.</value>
    public double Dependence { get; init => field = Require.NotNegative(value); } = 100;

    /// <summary>μ: what dependence of the residual on the group is worth.</summary>
    /// <value>10.</value>
    public double Residual { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>Units of the code between h and d.</summary>
    /// <value>16.</value>
    public int Code { get; init => field = Require.AtLeast(value, 1); } = 16;

    /// <summary>Units of the hidden layer of h, of d and of the classifier of x̃.</summary>
    /// <value>64.</value>
    public int Hidden { get; init => field = Require.AtLeast(value, 1); } = 64;

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
        var counted = TwoGroups.Require(train, "residual-decomposition");
        var standardizer = Standardizer.Fit(counted);
        var learner = new NetworkLearner(width => Network(width, new SeededRandom(seed)))
        {
            MaxEpochs = Epochs,
            Patience = Epochs,
            LearningRate = LearningRate,
            // A term of m² operations, of the same people: looked at in parts as small as those it is trained on.
            ValidationBatch = 200,
            Terms =
            [
                new ResidualTerm
                {
                    Layer = "picture", Reconstruction = Reconstruction, Dependence = Dependence, Residual = Residual,
                },
            ],
        };
        using var scope = NewDisposeScope();
        var people = LearnedFeatures.Dataset(counted, LearnedFeatures.Inputs(counted, standardizer));
        var trained = learner.Train(people, people, seed);
        Feature[] features = [.. standardizer.Schema.Features.Select(f => new Feature(f.Name, f.Column, false))];
        TabularDataset Apply(TabularDataset data) => data.WithFeatures(features, LearnedFeatures.Numbers(() =>
            trained.Activations("picture", LearnedFeatures.Inputs(data, standardizer))));
        return new DataChange(Apply(counted), Apply);
    }

    nn.Module<Tensor, Tensor> Network(int width, SeededRandom random)
    {
        SeededLayers Layers(params int[] widths) => new(widths, static x => x.relu(), random, device("cpu"));
        return nn.Sequential(("code", Layers(width, Hidden, Code)), ("picture", Layers(Code, Hidden, width)),
            ("label", Layers(width, Hidden, 1)));
    }
}
