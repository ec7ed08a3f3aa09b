using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What is to be explained: one number that a model gives to each input, against a baseline.</summary>
/// <param name="Model">
/// Inputs of shape [n, ...] to outputs of shape [n] or [n, 1], or [n, k] when <paramref name="Target"/> picks one of k.
/// Rows must not depend on each other.
/// </param>
/// <param name="Input">The inputs, shape [n, ...]: a table's rows, embedded tokens, images.</param>
/// <param name="Baseline">
/// The input that stands for "nothing", of the shape of <paramref name="Input"/> or broadcast to it.
/// </param>
/// <param name="Target">Which of k outputs; null when there is one.</param>
public sealed record AttributionTask(Func<Tensor, Tensor> Model, Tensor Input, Tensor Baseline, long? Target = null)
{
    /// <summary>
    /// How many rows (times perturbations) go through the model at once: memory is constant in everything else.
    /// </summary>
    /// <value>4096.</value>
    public int BatchRows { get; init => field = Require.AtLeast(value, 1); } = 4096;

    /// <summary>The explained output of some inputs, shape [n].</summary>
    /// <exception cref="ArgumentException">The model's output has another shape than the task says.</exception>
    internal Tensor Output(Tensor inputs)
    {
        var output = Model(inputs);
        if (Target is { } target)
        {
            if (output.dim() != 2 || output.shape[0] != inputs.shape[0] || target < 0 || target >= output.shape[1])
                throw new ArgumentException(
                    $"found a model output of shape {Shape(output)}, "
                    + $"expected [{inputs.shape[0]}, k] with k above the target {target}");
            return output.select(1, target);
        }
        if (output.dim() == 2 && output.shape[1] == 1)
            output = output.reshape(-1);
        return output.dim() == 1 && output.shape[0] == inputs.shape[0] ? output
            : throw new ArgumentException(
                $"found a model output of shape {Shape(output)}, expected [{inputs.shape[0]}]; "
                + "name a Target where there are several outputs");
    }

    /// <summary>A shape as messages have it, such as [5, 3].</summary>
    internal static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    /// <summary>
    /// The gradient of the output's sum, which is each row's own gradient, shape of <paramref name="inputs"/>.
    /// </summary>
    internal Tensor Gradient(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var _ = enable_grad();
        var x = inputs.detach().requires_grad_();
        return autograd.grad([Output(x).sum()], [x])[0].detach().MoveToOuterDisposeScope();
    }

    /// <summary>Works through the rows in batches: input and baseline rows in, a tensor of the same rows out.</summary>
    /// <param name="perRow">How many rows go through the model at once for each row.</param>
    /// <param name="work">What is done with a batch.</param>
    internal Tensor ByRows(int perRow, Func<Tensor, Tensor, Tensor> work)
    {
        var rows = Input.shape[0];
        if (rows == 0)
            throw new ArgumentException("found no rows to attribute, expected at least one");
        if (!Fits(Baseline.shape, Input.shape))
            throw new ArgumentException(
                $"found a baseline of shape {Shape(Baseline)} for inputs of shape {Shape(Input)}, expected the same "
                + "shape, or 1 in place of any number: one baseline for all inputs, or one for each");
        var baseline = Baseline.expand(Input.shape);
        var batch = Math.Max(1, BatchRows / Math.Max(1, perRow));
        var parts = new List<Tensor>();
        for (long start = 0; start < rows; start += batch)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(batch, rows - start);
            var (x, b) = (Input.narrow(0, start, count).detach(), baseline.narrow(0, start, count).detach());
            parts.Add(work(x, b).MoveToOuterDisposeScope());
        }
        if (parts.Count == 1)
            return parts[0];
        var all = cat(parts, 0);
        foreach (var part in parts)
            part.Dispose();
        return all;
    }

    /// <summary>Whether a shape can be broadcast to another: numbers are compared from the last on.</summary>
    static bool Fits(long[] shape, long[] to) => shape.Length <= to.Length
        && shape.Reverse().Zip(to.Reverse()).All(d => d.First == d.Second || d.First == 1);

    /// <summary>Values with the outputs they should add up to.</summary>
    internal Attribution Explained(Tensor values)
    {
        using var _ = no_grad();
        return new Attribution(values, ByRows(1, (x, _) => Output(x)), ByRows(1, (_, b) => Output(b)));
    }
}
