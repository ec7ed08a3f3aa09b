namespace TorchSharp.Interop;

/// <content>Activations.</content>
internal static partial class Aten
{
    internal static readonly Operator
        celu = new("celu"), elu = new("elu"), gelu = new("gelu"), hardshrink = new("hardshrink"),
        hardsigmoid = new("hardsigmoid"), hardswish = new("hardswish"), hardtanh = new("hardtanh"),
        leaky_relu = new("leaky_relu"), log_sigmoid = new("log_sigmoid"), mish = new("mish"), prelu = new("prelu"),
        relu = new("relu"), relu6 = new("relu6"), relu_ = new("relu_"), selu = new("selu"), silu = new("silu"),
        softplus = new("softplus"), softshrink = new("softshrink");
}
