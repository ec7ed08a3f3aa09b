using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Learning adversarially fair and transferable representations (Madras et al. 2018, section 4 [madras2018]):
/// min_{f,g,k} max_h L_C(g(f(x)), y) + β L_R(k(f(x), a), x) + γ L_Adv(h(f(x)), a), where f ends at a hidden layer of
/// any network and L_Adv = 1 - Σ_a 1/|D_a| Σ_{i in D_a} |h(f(x_i)) - a| is normalized by group: its maximum over all
/// h is the total variation of f(x) between the groups, which bounds the parity difference of every g. Equalized
/// odds: the sum over labels of the same with |D_{a,y}|, h seeing y; equal opportunity: among those with label 1. For
/// more than two groups Σ_a E[q_a | a] - 1, q_a being h's probability of group a, which is the same for two.
/// LeakyReLU, alternating steps. Weights are used.
/// </summary>
public sealed record Laftr : IInProcessor, IGameTerm
{
    /// <summary>γ.</summary>
    /// <value>1; the paper sweeps 0.1 to 4.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>What is made fair.</summary>
    /// <value>Demographic parity.</value>
    public GapNotion Notion { get; init; }

    /// <summary>The layer where f ends, named as in <c>named_modules()</c>.</summary>
    /// <value>Null: the last hidden one.</value>
    public string? Layer { get; init; }

    /// <summary>β: what a poor reconstruction of the inputs (mean squared error) costs.</summary>
    /// <value>0: there is no decoder.</value>
    public double Reconstruction { get; init => field = Require.NotNegative(value); }

    /// <summary>Units of each hidden layer of h and k.</summary>
    /// <value>[8].</value>
    public IReadOnlyList<int> Hidden { get; init => field = Require.That(value,
        value is not null && value.All(h => h > 0), "sizes of at least 1"); } = [8];

    /// <summary>Steps of h for each of the network's.</summary>
    /// <value>1.</value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 1;

    /// <summary>The learning rate of h and k.</summary>
    /// <value>0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-3;

    /// <summary>Told after each epoch how h does on validation data.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<AdversaryEpoch>? Progress { get; init; }

    /// <inheritdoc/>
    string ILossTerm.Name => "laftr";

    /// <inheritdoc/>
    IReadOnlyList<string> ILossTerm.Layers => [Layer ?? NetworkLayers.LastHidden];

    /// <inheritdoc/>
    bool IGameTerm.IsIdle => Strength == 0 && Reconstruction == 0;

    /// <summary>L_Adv of an adversary's answers, a differentiable scalar; null where no label has two groups.</summary>
    /// <param name="probabilities">Its probability of each group, shape [n, groups].</param>
    /// <param name="batch">Groups, labels and weights of the rows.</param>
    /// <param name="notion">What is made fair.</param>
    public static Tensor? Objective(Tensor probabilities, TrainingBatch batch, GapNotion notion)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(batch);
        var groups = batch.Groups ?? throw new ArgumentException("laftr: found no groups, expected some",
            nameof(batch));
        return AdversaryRules.RowWeights(batch, groups, notion) is not { } weights ? null
            : -Loss(((1 - (probabilities * groups).sum(1L)) * weights).sum(), (int)groups.shape[1], notion);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, an unknown layer, or people of one
    /// group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        return AdversarialFit.Of(split, learner, seed, Layer, Progress, "LAFTR is a game with a network's layer",
            progress => this with { Progress = progress });
    }

    /// <inheritdoc/>
    public IPlayer Begin(torch.Device device, long seed) => new AdversaryPlayer(new AdversaryRules
    {
        Name = ((ILossTerm)this).Name,
        Layer = Layer ?? NetworkLayers.LastHidden,
        Strength = Strength,
        Game = AdversaryGame.Alternating,
        Notion = Notion,
        Hidden = Hidden,
        LearningRate = LearningRate,
        Steps = Steps,
        Reconstruction = Reconstruction,
        Activation = static x => nn.functional.leaky_relu(x),
        Progress = Progress,
        RowLoss = (logits, groups) => 1 - (logits.softmax(1) * groups).sum(1L),
        // An L1 loss is at most 1: it cannot diverge.
        Guessing = _ => 1,
        Loss = (mean, groups) => Loss(mean, groups, Notion),
    }, device, seed);

    // A mean over groups (and labels) becomes the paper's sum; -L_Adv is what h minimizes.
    static Tensor Loss(Tensor mean, int groups, GapNotion notion) =>
        (groups * mean - (groups - 1)) * (notion == GapNotion.EqualizedOdds ? 2 : 1);
}
