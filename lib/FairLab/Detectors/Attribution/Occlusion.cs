using TorchSharp;

namespace FairLab.Detectors;

/// <summary>
/// Occlusion (Zeiler and Fergus 2014 [zeiler2014]): a_p = f(x) - f(x with part p replaced by the baseline's).
/// </summary>
public sealed record Occlusion : IPartwiseMethod
{
    /// <inheritdoc/>
    public IReadOnlyList<long[]>? Parts { get; init; }

    /// <inheritdoc/>
    public string Name => "occlusion";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public IPartwiseMethod WithParts(IReadOnlyList<long[]> parts) => this with { Parts = parts };

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var players = Players.Of(Parts, task.Input);
        var parts = Enumerable.Range(0, players.Count);
        // All parts, then all but each of them.
        bool[][] coalitions = [.. parts.Prepend(-1).Select(left => parts.Select(p => p != left).ToArray())];
        return task.Explained(task.ByRows(players.Count + 1, (x, b) =>
        {
            var outputs = players.Outputs(task, x, b, coalitions);
            return players.Spread([.. Enumerable.Range(0, (int)x.shape[0]).Select(row =>
                parts.Select(p => outputs[0][row] - outputs[p + 1][row]).ToArray())], x);
        }));
    }
}
