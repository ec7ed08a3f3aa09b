using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// <c>autograd.grad</c> through TorchScript's own operator of that name: the export of TorchSharp catches nothing, and
/// what goes wrong in a graph (a freed one, a tensor changed in place, a function that throws) cannot be seen before.
/// As in PyTorch, and unlike in TorchSharp, creating a graph keeps the first one and an unused input has no gradient
/// (null).
/// </summary>
static class GradGuard
{
    [Hook("Instead", "TorchSharp.torch/autograd::grad")]
    internal static IList<Tensor> Grad(
        IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? weights, bool retain, bool create, bool unused)
    {
        Tensor[] of = Checked(outputs, "outputs"), by = Checked(inputs, "inputs");
        if (weights is not null && weights.Count != of.Length)
        {
            throw new ArgumentException(
                $"autograd.grad: found {weights.Count} grad_outputs, expected {of.Length}, one for each output");
        }
        if (weights is null && of.FirstOrDefault(o => o.numel() != 1) is { } wide)
        {
            throw new ArgumentException(
                $"autograd.grad: found an output of shape [{string.Join(", ", wide.shape)}] and no grad_outputs, "
                + "expected a scalar or its weights");
        }
        object found = weights is null
            ? OwnScript.Invoke("plain", of, by, retain || create, create, unused)
            : OwnScript.Invoke("weighted", of, by, Checked(weights, "grad_outputs"), retain || create, create, unused);
        return found switch
        {
            IEnumerable<Tensor> all => [.. all.Select(Defined)],
            IEnumerable<object?> some => [.. some.Select(g => Defined(g as Tensor))],
            _ => throw new InvalidOperationException(
                $"autograd.grad: found a result of type {found.GetType()}, expected tensors"),
        };
    }

    static Tensor Defined(Tensor? gradient) => gradient is null || gradient.IsInvalid ? null! : gradient;

    static Tensor[] Checked(IList<Tensor> tensors, string name)
    {
        ArgumentNullException.ThrowIfNull(tensors, name);
        if (tensors.Count == 0)
            throw new ArgumentException($"autograd.grad: found no {name}, expected at least one tensor");
        foreach (var tensor in tensors)
        {
            if (tensor is null || tensor.IsInvalid)
                throw new ArgumentException($"autograd.grad: found {name} with a tensor that is null or freed");
        }
        return [.. tensors];
    }
}
