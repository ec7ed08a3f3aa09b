namespace TorchSharp.Interop;

/// <content>Gradients and types.</content>
internal static partial class Aten
{
    internal static readonly Operator
        retain_grad = new("retain_grad"), retains_grad = new("retains_grad"), set_data = new("set_data"),
        to_device = new("to.device"), to_dtype = new("to.dtype");
}
