using FairLab.Data;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>A network with a last layer for every group, of <see cref="Transfer.TrainGroupHeads"/>.</summary>
public sealed class GroupHeadsNetwork : IDisposable
{
    readonly Transfer _transfer;
    readonly TrainedNetwork _learned;
    readonly FixedFeatures _features;
    readonly Grouping _groups;

    internal GroupHeadsNetwork(Transfer transfer, TrainedNetwork learned, Grouping groups, FixedFeatures features) =>
        (_transfer, _learned, _groups, _features) = (transfer, learned, groups, features);

    /// <summary>The groups that have a last layer.</summary>
    public IReadOnlyList<string> Groups => [.. _groups.Levels.Where((_, g) => _groups.Codes.Contains(g))];

    /// <summary>The losses after each epoch.</summary>
    public IReadOnlyList<EpochLoss> History => _learned.History;

    /// <summary>Probabilities, or numbers for regression: shape [n] where there is one output, else [n,
    /// outputs].</summary>
    /// <param name="inputs">Shape [n, ...].</param>
    /// <param name="groups">The rows' groups.</param>
    /// <exception cref="ArgumentException">Somebody of a group that has no last layer.</exception>
    public Tensor Predict(Tensor inputs, Grouping groups)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Rows != inputs.shape[0])
            throw new ArgumentException($"found groups of {groups.Rows} rows, expected {inputs.shape[0]}, one for "
                + "each input", nameof(groups));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var packed = SideBySide.Pack(inputs, _features.Of(_transfer, inputs), Known(_groups, groups));
        return _learned.Predict(packed).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network; not its source.</summary>
    public void Dispose()
    {
        _learned.Dispose();
        _features.Dispose();
    }

    /// <summary>The numbers of the rows' groups among those that training has people of.</summary>
    internal static int[] Known(Grouping learned, Grouping groups)
    {
        var levels = learned.Levels.ToList();
        var isKnown = levels.Select((_, g) => learned.Codes.Contains(g)).ToArray();
        var codes = groups.Levels.Select(level => levels.IndexOf(level)).ToArray();
        return Array.ConvertAll(groups.Codes, code => codes[code] >= 0 && isKnown[codes[code]] ? codes[code]
            : throw new ArgumentException($"group attribute '{groups.Name}': " + NearestName.Message(
                "group", groups.Levels[code], [.. levels.Where((_, g) => isKnown[g])])
                + " Others have no last layer of their own.", nameof(groups)));
    }
}
