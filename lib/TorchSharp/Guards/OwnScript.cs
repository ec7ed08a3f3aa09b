using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// Operators that TorchSharp exports without catching what libtorch throws: called through TorchScript instead, whose
/// call is caught.
/// </summary>
static class OwnScript
{
    const string Text = """
        def plain(outputs: List[Tensor], inputs: List[Tensor], retain: bool, create: bool, unused: bool):
            return torch.autograd.grad(outputs, inputs, None, retain, create, unused)

        def weighted(outputs: List[Tensor], inputs: List[Tensor], weights: List[Tensor], retain: bool, create: bool,
                     unused: bool):
            along: List[Optional[Tensor]] = []
            for weight in weights:
                along.append(weight)
            return torch.autograd.grad(outputs, inputs, along, retain, create, unused)

        def matmul(left, right):
            return torch.matmul(left, right)

        def cummax(values, dim: int):
            return torch.cummax(values, dim)

        def cummin(values, dim: int):
            return torch.cummin(values, dim)

        """;

    /// <summary>How each shows in a message, and what stands there instead.</summary>
    static readonly (string Marker, string Name)[] Names = [
        ("return torch.autograd.grad(outputs, inputs, ", "autograd.grad"),
            ("return torch.matmul(left, right)", "matmul"),
        ("return torch.cummax(values, dim)", "cummax"), ("return torch.cummin(values, dim)", "cummin")];

    static readonly Lazy<jit.CompilationUnit> Compiled = new(() => jit.compile(Text));

    /// <summary>Calls one of the functions.</summary>
    internal static object Invoke(string function, params object[] arguments) =>
        Compiled.Value.invoke(function, arguments);

    /// <summary>The operator that a message of TorchScript is about; null for a script of the user's own.</summary>
    internal static string? NameIn(string message) =>
        Names.FirstOrDefault(n => message.Contains(n.Marker, StringComparison.Ordinal)).Name;
}
