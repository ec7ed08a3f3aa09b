using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>Exports that return what happens to be on the stack where libtorch threw, such as for a negative
/// size.</summary>
static class UncheckedHandleGuard
{
    [Hook("Native", "TorchSharp.PInvoke.NativeMethods::THSTensor_rand")]
    [Hook("Native", "TorchSharp.PInvoke.NativeMethods::THSTensor_randperm")]
    [Hook("Native", "TorchSharp.PInvoke.NativeMethods::THSTensor_grad")]
    [Hook("Native", "TorchSharp.PInvoke.NativeMethods::THSNN_LSTMCell_forward")]
    internal static void Check() => CheckForErrors();
}
