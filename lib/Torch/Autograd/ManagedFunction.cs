using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The bridge from libtorch's graph to a backward pass in C#. No exception crosses it: errors go back as objects.</summary>
internal sealed unsafe class ManagedFunction(
    string name, autograd.AutogradContext context, int inputs, Func<autograd.AutogradContext, List<Tensor?>, List<Tensor>> backward)
{
    /// <summary>Puts a node for this function between the inputs and new tensors for the outputs.</summary>
    internal static Tensor[] Record(
        string name, autograd.AutogradContext context, Tensor[] inputs, List<Tensor> outputs,
        Func<autograd.AutogradContext, List<Tensor?>, List<Tensor>> backward)
    {
        var self = GCHandle.Alloc(new ManagedFunction(name, context, inputs.Length, backward));
        var results = new NativeResult[outputs.Count];
        using var heldInputs = new HeldTensors(inputs, name);
        using var heldOutputs = new HeldTensors(outputs, name);
        fixed (nint* i = heldInputs.Pointers, o = heldOutputs.Pointers)
        fixed (NativeResult* target = results)
            NativeErrors.Check(
                NativeMethods.ft_function(i, inputs.Length, o, outputs.Count, &OnBackward, &OnRelease, GCHandle.ToIntPtr(self), name, target), name);
        var recorded = Array.ConvertAll(results, result => Tensor.Take(result, name));
        for (var i = 0; i < recorded.Length; i++)
        {
            if (context.Constants.Contains(outputs[i])) recorded[i].detach_();
            // A result that is one of the inputs stays the caller's; any other was made in forward and is replaced here.
            if (!inputs.Contains(outputs[i], (IEqualityComparer<Tensor>)ReferenceEqualityComparer.Instance)) outputs[i].Dispose();
        }
        return recorded;
    }

    [UnmanagedCallersOnly]
    static NativeError* OnBackward(nint self, nint* gradients, int count, nint* results, int capacity)
    {
        var outer = MemoryWatch.InCallback;
        MemoryWatch.InCallback = true;
        try
        {
            ((ManagedFunction)GCHandle.FromIntPtr(self).Target!).Backward(new Span<nint>(gradients, count), new Span<nint>(results, capacity));
            return null;
        }
#pragma warning disable CA1031 // nothing may be thrown into native code
        catch (Exception failure)
#pragma warning restore CA1031
        {
            fixed (byte* text = Encoding.UTF8.GetBytes($"{failure.GetType().Name} in a backward pass written in C#: {failure.Message}\0"))
                return NativeMethods.ft_error_new(0, text);
        }
        finally
        {
            MemoryWatch.InCallback = outer;
        }
    }

    [UnmanagedCallersOnly]
    static void OnRelease(nint self)
    {
        var handle = GCHandle.FromIntPtr(self);
        (handle.Target as ManagedFunction)?.Release();
        handle.Free();
    }

    void Release() => context.Dispose();

    void Backward(Span<nint> gradients, Span<nint> results)
    {
        using var scope = NewDisposeScope();
        var given = new List<Tensor?>();
        foreach (var pointer in gradients) given.Add(pointer == 0 ? null : Tensor.Borrow(pointer));
        var computed = backward(context, given);
        if (computed.Count != inputs)
            throw new InvalidOperationException($"{name} was given {inputs} tensors, but its backward returned {computed.Count} gradients");
        for (var i = 0; i < results.Length; i++) results[i] = computed[i] is { } gradient ? gradient.Lend() : 0;
    }
}
