using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Data of any shape for <see cref="NetworkLearner"/>: images, embeddings, a table that is a tensor
/// already.</summary>
public sealed record TensorDataset
{
    /// <summary>Data from inputs and labels.</summary>
    /// <param name="inputs">Shape [n, ...], as the network takes them.</param>
    /// <param name="labels">
    /// Whole numbers [n], classes numbered from 0 (two of them are binary, more are multi-class), or fractions [n] or
    /// [n, outputs]: numbers to regress on, unless <see cref="Target"/> says that they are probabilities.
    /// </param>
    /// <exception cref="ArgumentException">Another number of labels than of inputs, no rows, or a negative
    /// class.</exception>
    public TensorDataset(Tensor inputs, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.dim() < 2 || inputs.shape[0] == 0 || labels.dim() < 1 || labels.shape[0] != inputs.shape[0])
            throw new ArgumentException($"found inputs of shape [{string.Join(", ", inputs.shape)}] "
                + $"and labels of shape [{string.Join(", ", labels.shape)}], "
                + "expected [n, ...] and [n] or [n, outputs] with n of at least 1", nameof(labels));
        (Inputs, Labels) = (inputs, labels);
        if (labels.is_floating_point())
        {
            (Target, Outputs) = (TargetKind.Regression, labels.dim() == 1 ? 1 : (int)labels.shape[1]);
            return;
        }
        using var scope = NewDisposeScope();
        var classes = labels.to(ScalarType.Int64);
        if (labels.dim() != 1 || classes.min().item<long>() < 0)
            throw new ArgumentException($"found classes of shape [{string.Join(", ", labels.shape)}] "
                + $"from {classes.min().item<long>()} on, expected [n], numbered from 0", nameof(labels));
        var most = (int)classes.max().item<long>();
        (Target, Outputs) = most < 2 ? (TargetKind.Binary, 1) : (TargetKind.Multiclass, most + 1);
    }

    /// <summary>What the network reads, shape [n, ...].</summary>
    public Tensor Inputs { get; }

    /// <summary>What it is to say, shape [n] or [n, outputs].</summary>
    public Tensor Labels { get; }

    /// <summary>What the labels are, by their type unless it is set.</summary>
    public TargetKind Target { get; init; }

    /// <summary>How many outputs a network has: 1 for two classes, k for k, one for each number.</summary>
    public int Outputs { get; init => field = Require.AtLeast(value, 1); }

    /// <summary>The rows' groups, for terms that compare them; null without.</summary>
    public Grouping? Group { get; init => field = value is null || value.Codes.Length == Inputs.shape[0] ? value
        : throw Length("groups", value.Codes.Length); }

    /// <summary>How many people each row counts as; null when all count 1.</summary>
    public double[]? Weights { get; init => field = value is null || value.Length == Inputs.shape[0] ? value
        : throw Length("weights", value.Length); }

    /// <summary>Some of the rows.</summary>
    /// <param name="rows">Which, in which order, a row as often as it is named.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public TensorDataset Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var index = tensor(rows.Select(row => (long)row).ToArray());
        return new TensorDataset(Inputs.index_select(0, index), Labels.index_select(0, index))
        {
            Target = Target,
            Outputs = Outputs,
            Group = Group?.Select([.. rows]),
            Weights = Weights is null ? null : [.. rows.Select(row => Weights[row])],
        };
    }

    /// <summary>These rows, and then those of another data set, such as generated pictures.</summary>
    /// <param name="more">Rows of the same shape and labels.</param>
    /// <exception cref="ArgumentException">Other shapes or labels, or rows with groups or weights, which others need
    /// not have.</exception>
    public TensorDataset Append(TensorDataset more)
    {
        ArgumentNullException.ThrowIfNull(more);
        static string Shape(TensorDataset data) =>
            $"{data.Target} rows of shape [{string.Join(", ", data.Inputs.shape.Skip(1))}]";
        if (Shape(this) != Shape(more) || more.Outputs > Outputs || more.Labels.dim() != Labels.dim())
            throw new ArgumentException($"found {Shape(more)} with {more.Outputs} outputs to append, "
                + $"expected {Shape(this)} with {Outputs}", nameof(more));
        if ((Group ?? more.Group) is not null || (Weights ?? more.Weights) is not null)
            throw new ArgumentException("found rows with groups or weights, expected none: append first", nameof(more));
        return new TensorDataset(cat([Inputs, more.Inputs], 0), cat([Labels, more.Labels], 0))
        {
            Target = Target,
            Outputs = Outputs,
        };
    }

    ArgumentException Length(string what, int found) =>
        new($"found {found} {what}, expected {Inputs.shape[0]}, one a row");
}
