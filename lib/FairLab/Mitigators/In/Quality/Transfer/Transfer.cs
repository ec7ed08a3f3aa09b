using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// What a network learned of demographic groups, on people of whom there are enough of every group, handed to a network
/// for something else, of which only few examples are known: InclusiveFaceNet (Ryu et al. 2018 [ryu2018]; section 4.3
/// of the survey [du2019]). The source's predictions are withheld: only what a hidden layer h holds is used. The source
/// itself is never changed, neither its parameters nor the running means of its normalizations.
/// </summary>
/// <example>
/// <code>
/// var source = learner.TrainTasks(new TaskDataset(faces, tone, presentation), validation, seed: 1);
/// var transfer = new Transfer(source.Trained.Module, "gap");
/// using var smiles = transfer.TrainDecoupled(learner, train, validation, seed: 2);
/// </code>
/// </example>
public sealed record Transfer
{
    readonly nn.Module<Tensor, Tensor> _source;

    /// <summary>A source of features.</summary>
    /// <param name="source">The network; whoever made it frees it, after all networks that were made with it.</param>
    /// <param name="layer">h: a name of <see cref="NetworkLayers.Names"/>, or
    /// <see cref="NetworkLayers.LastHidden"/>.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public Transfer(nn.Module<Tensor, Tensor> source, string layer = NetworkLayers.LastHidden)
    {
        ArgumentNullException.ThrowIfNull(source);
        NetworkLayers.Layer(source, layer);
        (_source, Layer) = (source, layer);
    }

    /// <summary>The layer whose output is handed on.</summary>
    public string Layer { get; }

    /// <summary>
    /// The shape of one input that the source learned from, such as [3, 48, 48]: a network that averages over all
    /// places takes pictures of another size without a word.
    /// </summary>
    /// <value>Null: inputs are of any shape that the source takes.</value>
    public IReadOnlyList<long>? InputShape { get; init; }

    /// <summary>h(x), shape [n, d], with the source in evaluation mode and without gradients.</summary>
    /// <param name="inputs">Shape [n, ...].</param>
    /// <exception cref="ArgumentException">Inputs of a shape that the source does not take.</exception>
    public Tensor Features(Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (InputShape is { } expected && !inputs.shape.Skip(1).SequenceEqual(expected))
            throw new ArgumentException($"found inputs of shape [n, {string.Join(", ", inputs.shape.Skip(1))}], "
                + $"expected [n, {string.Join(", ", expected)}] as the source learned from", nameof(inputs));
        using var scope = NewDisposeScope();
        var device = _source.parameters().FirstOrDefault()?.device ?? CPU;
        return NetworkExamples.Of(_source, inputs.to(device)).Activations(Layer).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The frozen source as the trunk: f(x) = c(h(x)). Only c is learned, on features that are computed once.
    /// </summary>
    /// <param name="learner">Makes c from the number of features, which come standardized, and that of
    /// outputs.</param>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">Inputs of a shape that the source does not take.</exception>
    public TrainedNetwork TrainFrozen(NetworkLearner learner, TensorDataset train, TensorDataset validation, long seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        using var fixedFeatures = FixedFeatures.Fit(this, train, validation);
        var learned = learner.Train(With(train, fixedFeatures.Train), With(validation, fixedFeatures.Validation), seed);
        return Whole(learned, fixedFeatures, (_, features) => features);
    }

    /// <summary>
    /// Decoupled, as InclusiveFaceNet has it: a network of its own learns from the inputs, and its last layer reads the
    /// fixed features too: f(x) = n(x) + W h(x). (A linear layer over two sets of features side by side is the sum of
    /// two linear layers.) What is learned is called learned.network and learned.features.
    /// </summary>
    /// <param name="learner">Makes n.</param>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="seed">Decides everything that is random.</param>
    public TrainedNetwork TrainDecoupled(NetworkLearner learner, TensorDataset train, TensorDataset validation,
        long seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        using var fixedFeatures = FixedFeatures.Fit(this, train, validation);
        var learned = Decoupled(learner, train, fixedFeatures.Width, 1).Train(
            With(train, SideBySide.Pack(train.Inputs, fixedFeatures.Train)),
            With(validation, SideBySide.Pack(validation.Inputs, fixedFeatures.Validation)), seed);
        return Whole(learned, fixedFeatures, (x, features) => SideBySide.Pack(x, features));
    }

    /// <summary>
    /// The same with a last layer of its own for every group (Dwork et al. 2018 [dwork2018]): f_g(x) = n_g(x) +
    /// W_g h(x), where n_g share all layers but the last. Everybody's group has to be known, then too when the network
    /// is asked.
    /// </summary>
    /// <param name="learner">Makes n, of as many outputs as there are groups for each that is asked for.</param>
    /// <param name="train">What it is fitted on, with groups.</param>
    /// <param name="validation">What training is stopped by, with groups.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">No groups, or people of a group that training has nobody of.</exception>
    public GroupHeadsNetwork TrainGroupHeads(NetworkLearner learner, TensorDataset train, TensorDataset validation,
        long seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        var groups = train.Group ?? throw new ArgumentException("found no groups, expected a group for every row: "
            + "each has a last layer of its own", nameof(train));
        var codes = GroupHeadsNetwork.Known(groups, groups);
        var stopCodes = GroupHeadsNetwork.Known(groups, validation.Group ?? throw new ArgumentException(
            "found no groups to stop by, expected a group for every row", nameof(validation)));
        var fixedFeatures = FixedFeatures.Fit(this, train, validation);
        var learned = Decoupled(learner, train, fixedFeatures.Width, groups.Levels.Count).Train(
            With(train, SideBySide.Pack(train.Inputs, fixedFeatures.Train, codes)),
            With(validation, SideBySide.Pack(validation.Inputs, fixedFeatures.Validation, stopCodes)), seed);
        return new GroupHeadsNetwork(this, learned, groups, fixedFeatures);
    }

    /// <summary>
    /// Fine-tuned: a new network starts from a copy of the source up to and including the layer, and all of it is
    /// trained on. What comes behind the layer starts anew.
    /// </summary>
    /// <param name="learner">Makes the network; up to the layer as the source is.</param>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">A network without the source's layers, or with others of their
    /// names.</exception>
    public TrainedNetwork TrainFineTuned(NetworkLearner learner, TensorDataset train, TensorDataset validation,
        long seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return (learner with
        {
            Build = (width, outputs) =>
            {
                var network = learner.Build(width, outputs);
                CopyTo(network);
                return network;
            },
        }).Train(train, validation, seed);
    }

    void CopyTo(nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var wanted = NetworkLayers.Layer(_source, Layer);
        var modules = NetworkLayers.InOrder(_source).ToList();
        // All that is made before the layer, the layer, and what is in it.
        var name = modules.First(m => ReferenceEquals(m.Module, wanted)).Name;
        var last = modules.FindLastIndex(m => m.Name == name
            || m.Name.StartsWith(name + ".", StringComparison.Ordinal));
        var owners = modules.Take(last + 1).Select(m => m.Name).Append("").ToHashSet(StringComparer.Ordinal);
        var own = NetworkSnapshot.Named(network).ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
        foreach (var (part, value) in NetworkSnapshot.Named(_source))
        {
            if (!owners.Contains(part[..Math.Max(0, part.LastIndexOf('.'))]))
                continue;
            if (!own.TryGetValue(part, out var target))
                throw new ArgumentException("the network to fine-tune: "
                    + NearestName.Message("part of the source", part, own.Keys), nameof(network));
            if (!target.shape.SequenceEqual(value.shape))
                throw new ArgumentException($"the network to fine-tune: found '{part}' of shape "
                    + $"[{string.Join(", ", target.shape)}], expected [{string.Join(", ", value.shape)}] as the "
                    + "source has it: inputs of as many channels, and layers as wide", nameof(network));
            target.copy_(value.to(target.device));
        }
    }

    static NetworkLearner Decoupled(NetworkLearner learner, TensorDataset train, int features, int groups) =>
        learner with
        {
            Build = (_, outputs) => new SideBySide(learner.Build((int)train.Inputs.shape[1], outputs * groups),
                train.Inputs.shape[1..], features, outputs, groups),
        };

    TrainedNetwork Whole(TrainedNetwork learned, FixedFeatures features, Func<Tensor, Tensor, Tensor> input) =>
        new(new TransferNetwork(_source, Layer, features.Mean, features.Scale, learned.Module, input), learned.Target,
            learned.OutputCount, learned.Device) { History = learned.History, IsCancelled = learned.IsCancelled };

    static TensorDataset With(TensorDataset data, Tensor inputs) => new(inputs, data.Labels)
    {
        Target = data.Target, Outputs = data.Outputs, Group = data.Group, Weights = data.Weights,
    };
}
