using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A parameter with its gradient for one update.</summary>
internal readonly struct ParameterView(Parameter parameter, TensorInfo info, TensorInfo gradient)
{
    internal Parameter Parameter { get; } = parameter;

    /// <summary>True when both lie as plain float32 numbers in this process's memory, so that a loop in C# can do the whole update.</summary>
    internal bool IsPlain =>
        Plain(info) && Plain(gradient) && info.Count == gradient.Count;

    internal int Length => checked((int)info.Count);

    internal unsafe Span<float> Values => new((void*)info.Data, Length);

    internal unsafe ReadOnlySpan<float> Gradient => new((void*)gradient.Data, Length);

    /// <summary>The memory of a state tensor that was made for this parameter.</summary>
    internal unsafe Span<float> Of(Tensor state)
    {
        var own = state.Info();
        if (!Plain(own) || own.Count != info.Count) throw new InvalidOperationException($"the optimizer's state {Tensor.Describe(state)} does not fit {Tensor.Describe(Parameter)}");
        return new Span<float>((void*)own.Data, Length);
    }

    /// <summary>Tells autograd that the values were changed by hand.</summary>
    internal void MarkChanged() => NativeCalls.MarkChanged(Parameter.Native);

    static bool Plain(in TensorInfo tensor) =>
        tensor is { DeviceType: (int)DeviceType.CPU, ScalarType: (int)ScalarType.Float32, IsContiguous: true, IsSparse: false, IsLazyView: false, Count: < int.MaxValue };
}
