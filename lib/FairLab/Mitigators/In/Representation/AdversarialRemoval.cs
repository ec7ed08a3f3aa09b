using FairLab.Data;
using FairLab.Models;
using TorchSharp;

namespace FairLab.Mitigators;

/// <summary>
/// Adversarial removal (equation (2) of the survey [du2019]; Elazar and Goldberg 2018 [elazar2018], Wang et al. 2019
/// [wang2019]): min_f L(f) - λ L(g(h(x)), z), min_g L(g(h(x)), z), where g reads the group z off a hidden layer h of
/// any network and L(g, z) is its cross entropy in nats, in which all groups weigh the same. Several adversaries
/// count by their mean. Training runs all its epochs and keeps the last: an adversary that is still weak makes for a
/// small loss. What the adversary no longer finds another may find: a fresh attacker says (<see
/// cref="RemovalReport"/>). Any number of groups; weights are used.
/// </summary>
public sealed record AdversarialRemoval : IInProcessor, IGameTerm
{
    /// <summary>λ, after the warm-up.</summary>
    /// <value>1; Elazar and Goldberg try 0.5 to 5.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The layer that is to hide the group, named as in <c>named_modules()</c>.</summary>
    /// <value>Null: the last hidden one.</value>
    public string? Layer { get; init; }

    /// <summary>How the two play.</summary>
    /// <value>Gradient reversal.</value>
    public AdversaryGame Game { get; init; }

    /// <summary>
    /// Among whom the group is to be hidden: everybody; those with label 1; or everybody by an adversary that sees the
    /// label (Zhang et al. 2018 [zhang2018]).
    /// </summary>
    /// <value>Everybody.</value>
    public GapNotion Notion { get; init; }

    /// <summary>Units of each hidden layer of an adversary.</summary>
    /// <value>[64].</value>
    public IReadOnlyList<int> Hidden { get; init => field = Require.That(value,
        value is not null && value.All(h => h > 0), "sizes of at least 1"); } = [64];

    /// <summary>How many adversaries there are, each with a start of its own.</summary>
    /// <value>1.</value>
    public int Adversaries { get; init => field = Require.AtLeast(value, 1); } = 1;

    /// <summary>Epochs over which λ grows to its full size, in equal steps.</summary>
    /// <value>5.</value>
    public int Warmup { get; init => field = Require.AtLeast(value, 0); } = 5;

    /// <summary>Steps of the adversaries for each of the network's; gradient reversal has one.</summary>
    /// <value>1.</value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 1;

    /// <summary>The adversaries' learning rate.</summary>
    /// <value>0.01.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-2;

    /// <summary>
    /// The L2 penalty of the adversaries' Adam. It damps the circles in which the two may chase each other, and makes a
    /// group that is shown faintly worth less.
    /// </summary>
    /// <value>0.01; without it the two circle for long.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>Told after each epoch how the adversary does on validation data.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<AdversaryEpoch>? Progress { get; init; }

    /// <inheritdoc/>
    string ILossTerm.Name => "adversarial-removal";

    /// <inheritdoc/>
    IReadOnlyList<string> ILossTerm.Layers => [Layer ?? NetworkLayers.LastHidden];

    /// <inheritdoc/>
    bool IGameTerm.IsIdle => Strength == 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, an unknown layer, or people of one
    /// group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        return AdversarialFit.Of(split, learner, seed, Layer, Progress, "an adversary is a term of a network's loss",
            progress => this with { Progress = progress });
    }

    /// <inheritdoc/>
    public IPlayer Begin(torch.Device device, long seed) => new AdversaryPlayer(new AdversaryRules
    {
        Name = ((ILossTerm)this).Name,
        Layer = Layer ?? NetworkLayers.LastHidden,
        Strength = Strength,
        Game = Game,
        Notion = Notion,
        Hidden = Hidden,
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        Adversaries = Adversaries,
        Warmup = Warmup,
        Steps = Steps,
        Progress = Progress,
        RowLoss = (logits, groups) => -(logits.log_softmax(1) * groups).sum(1L),
        Guessing = groups => Math.Log(groups),
        Loss = (mean, _) => mean,
    }, device, seed);
}
