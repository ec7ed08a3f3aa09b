using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// The parts of an input that are put in or left out together: the indicators of one column, the dimensions of one
/// token, a patch of an image. Indices count the elements of one row, flattened.
/// </summary>
sealed class Players
{
    readonly IReadOnlyList<long[]> _members;
    readonly long _width;

    Players(IReadOnlyList<long[]> members, long width) => (_members, _width) = (members, width);

    public int Count => _members.Count;

    /// <summary>The given parts, checked; each element alone when there are none.</summary>
    /// <exception cref="ArgumentException">An index lies outside the row, or belongs to two parts.</exception>
    public static Players Of(IReadOnlyList<long[]>? given, Tensor input)
    {
        var width = input.numel() / Math.Max(1, input.shape[0]);
        if (given is null)
            return new Players([.. Enumerable.Range(0, (int)width).Select(i => new[] { (long)i })], width);
        var seen = new HashSet<long>();
        foreach (var index in given.SelectMany(p => p))
        {
            if (index < 0 || index >= width || !seen.Add(index))
                throw new ArgumentException(
                    $"players: found the index {index}, expected each index below {width} at most once", nameof(given));
        }
        return new Players(given, width);
    }

    /// <summary>
    /// Masks over elements, shape [coalitions, width], from coalitions over players; an element of no player is always
    /// in.
    /// </summary>
    public Tensor Masks(IReadOnlyList<bool[]> coalitions, Tensor like)
    {
        var masks = new float[coalitions.Count * _width];
        Array.Fill(masks, 1f);
        for (var c = 0; c < coalitions.Count; c++)
            for (var p = 0; p < Count; p++)
                if (!coalitions[c][p])
                    foreach (var index in _members[p])
                        masks[c * _width + index] = 0;
        return tensor(masks, [coalitions.Count, _width]).to(like.dtype).to(like.device);
    }

    /// <summary>
    /// The model's outputs of some rows under coalitions, shape [coalitions, rows]: elements that are out have the
    /// baseline's value.
    /// </summary>
    public double[][] Outputs(AttributionTask task, Tensor x, Tensor baseline, IReadOnlyList<bool[]> coalitions)
    {
        var rows = (int)x.shape[0];
        var (flat, empty) = (x.reshape(rows, -1), baseline.reshape(rows, -1));
        var result = new double[coalitions.Count][];
        var atOnce = Math.Max(1, task.BatchRows / rows);
        for (var start = 0; start < coalitions.Count; start += atOnce)
        {
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            var part = coalitions.Skip(start).Take(atOnce).ToArray();
            var mask = Masks(part, x).unsqueeze(1);
            var mixed = (mask * flat.unsqueeze(0)) + ((1 - mask) * empty.unsqueeze(0));
            var inputs = mixed.reshape([part.Length * rows, .. x.shape.Skip(1)]);
            var outputs = task.Output(inputs).to(ScalarType.Float64).cpu().data<double>().ToArray();
            for (var c = 0; c < part.Length; c++)
                result[start + c] = outputs[(c * rows)..((c + 1) * rows)];
        }
        return result;
    }

    /// <summary>
    /// Values of players as values of elements, in the input's shape: a player's value is shared equally among its
    /// elements.
    /// </summary>
    public Tensor Spread(double[][] values, Tensor like)
    {
        var rows = values.Length;
        var elements = new double[rows * _width];
        for (var row = 0; row < rows; row++)
            for (var p = 0; p < Count; p++)
                foreach (var index in _members[p])
                    elements[row * _width + index] = values[row][p] / _members[p].Length;
        return tensor(elements, like.shape).to(like.dtype).to(like.device);
    }
}
