using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>max(x, 0).</summary>
    public static Tensor relu(Tensor input) => Aten.relu.Unary(input);
    /// <summary>max(x, 0) in place; returns this tensor.</summary>
    public static Tensor relu_(Tensor input) => Aten.relu_.CallInPlace(input);
    /// <summary>min(max(x, 0), 6).</summary>
    public static Tensor relu6(Tensor input) => Aten.relu6.Unary(input);
}
