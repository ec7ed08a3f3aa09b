using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Brings the classes of any data to given counts by drawing rows of theirs again, each as often as another but for
/// one: what generated rows have to beat. All rows that there are stay, in front; copies of pictures can be changed at
/// random (<see cref="Augmentation"/>).
/// </summary>
public sealed record Oversampling
{
    /// <summary>What is done to the copies.</summary>
    /// <value>Null: nothing.</value>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>The data with copies.</summary>
    /// <param name="data">Rows of two or more classes, without weights.</param>
    /// <param name="quotas">How many rows each class is to have, at least those it has.</param>
    /// <param name="seed">Decides which rows are drawn, and how they are changed.</param>
    /// <exception cref="ArgumentException">
    /// Numbers instead of classes, weights, another number of quotas than of classes, a quota below the rows there are,
    /// or one for a class without a row.
    /// </exception>
    public TensorDataset Apply(TensorDataset data, IReadOnlyList<int> quotas, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(quotas);
        if (data.Target == TargetKind.Regression)
            throw new ArgumentException("found numbers to regress on, expected classes", nameof(data));
        if (data.Weights is not null)
            throw new ArgumentException("found weights, expected none: quotas count rows", nameof(data));
        var classes = data.Target == TargetKind.Binary ? 2 : data.Outputs;
        if (quotas.Count != classes)
            throw new ArgumentException($"found {quotas.Count} quotas, expected {classes}, one a class",
                nameof(quotas));
        long[] labels = [.. data.Labels.cpu().to(ScalarType.Int64).data<long>()];
        var random = new SeededRandom(seed);
        List<int> added = [];
        for (var c = 0; c < classes; c++)
        {
            int[] own = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == c)];
            if (quotas[c] < own.Length || (own.Length == 0 && quotas[c] > 0))
                throw new ArgumentException($"class {c}: found {own.Length} rows and the quota {quotas[c]}, expected "
                    + (own.Length == 0 ? "a row at least" : "at least as many"), nameof(quotas));
            for (var missing = quotas[c] - own.Length; missing > 0; missing -= own.Length)
            {
                random.Shuffle(own.AsSpan());
                added.AddRange(own.Take(missing));
            }
        }
        int[] all = [.. Enumerable.Range(0, labels.Length), .. added];
        var drawn = data.Rows(all);
        if (Augmentation is null || added.Count == 0)
            return drawn;
        using var copies = drawn.Inputs.narrow(0, labels.Length, added.Count);
        using var changed = Augmentation.Apply(copies, (long)random.NextBits());
        return new TensorDataset(cat([data.Inputs, changed], 0), drawn.Labels)
        {
            Target = drawn.Target,
            Outputs = drawn.Outputs,
            Group = drawn.Group,
        };
    }
}
