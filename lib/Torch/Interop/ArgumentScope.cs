using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// Lays arguments out for one native call and holds every handle in them, arrays included, until
/// <see cref="Release"/>: neither a collection nor a Dispose on another thread can free a tensor in use.
/// </summary>
internal unsafe ref struct ArgumentScope(ReadOnlySpan<Argument> arguments, NativeArgument* native, long* scratch, string what)
{
    /// <summary>Words of scratch memory on the stack; longer lists are copied to the heap.</summary>
    internal const int InlineWords = 24;

    readonly ReadOnlySpan<Argument> _arguments = arguments;
    int _held;        // arguments whose handles are held
    int _heldInList;  // handles held of the list being laid out when something failed
    int _used;        // words of scratch in use
    List<nint>? _heap;

    internal void Fill()
    {
        for (; _held < _arguments.Length; _held++)
        {
            ref readonly var argument = ref _arguments[_held];
            ref var target = ref native[_held];
            target.Tag = argument.Tag;
            target.Count = argument.Count;
            target.Bits = argument.Tag switch
            {
                Tag.Tensor => Hold(Unsafe.As<Tensor>(argument.Reference)!, _held),
                <= Tag.Bool => argument.Bits,
                Tag.Device => argument.Bits,
                _ => FillReference(argument),
            };
        }
    }

    internal void Release()
    {
        for (var i = 0; i < _held; i++)
        {
            ref readonly var argument = ref _arguments[i];
            if (argument.Tag == Tag.Tensor) Unsafe.As<Tensor>(argument.Reference)!.Native.DangerousRelease();
            else if (argument.Tag == Tag.TensorList) ReleaseList((Tensor?[])argument.Reference!, argument.Count);
            else if (argument.Tag == Tag.Generator) ((GeneratorHandle)argument.Reference!).DangerousRelease();
        }
        if (_heldInList > 0) ReleaseList((Tensor?[])_arguments[_held].Reference!, _heldInList);
        if (_heap is not null) foreach (var block in _heap) NativeMemory.Free((void*)block);
    }

    long FillReference(in Argument argument)
    {
        switch (argument.Tag)
        {
            case Tag.IntList:
                return Copy<long>((long[])argument.Reference!);
            case Tag.DoubleList or Tag.Complex:
                return Copy<double>((double[])argument.Reference!);
            case Tag.BoolList:
                return Copy<bool>((bool[])argument.Reference!);
            case Tag.String:
                return Copy<byte>(Encoding.UTF8.GetBytes((string)argument.Reference! + "\0"));
            case Tag.Generator:
                var generator = (GeneratorHandle)argument.Reference!;
                var added = false;
                generator.DangerousAddRef(ref added);
                return generator.DangerousGetHandle();
            default:
                var list = (Tensor?[])argument.Reference!;
                var pointers = (nint*)Words(list.Length);
                for (; _heldInList < list.Length; _heldInList++)
                    pointers[_heldInList] = list[_heldInList] is { } tensor ? Hold(tensor, _held) : 0;
                _heldInList = 0;
                return (nint)pointers;
        }
    }

    readonly nint Hold(Tensor tensor, int position) => Hold(tensor.Native, what, position);

    /// <summary>Holds one handle and returns its pointer; the caller releases it.</summary>
    internal static nint Hold(TensorHandle handle, string what, int position)
    {
        if (handle.IsClosed) ThrowDisposed(what, position);
        var added = false;
        handle.DangerousAddRef(ref added);
        return handle.DangerousGetHandle();
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    static void ThrowDisposed(string what, int position) =>
        throw new ObjectDisposedException(nameof(Tensor), $"{what}: argument {position + 1} is a tensor that was disposed");

    static void ReleaseList(Tensor?[] list, int count)
    {
        for (var i = 0; i < count; i++) list[i]?.Native.DangerousRelease();
    }

    long Copy<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        var target = Words(((values.Length * sizeof(T)) + sizeof(long) - 1) / sizeof(long));
        values.CopyTo(new Span<T>(target, values.Length));
        return (nint)target;
    }

    long* Words(int count)
    {
        if (_used + count <= InlineWords)
        {
            _used += count;
            return scratch + _used - count;
        }
        var block = NativeMemory.Alloc((nuint)count, sizeof(long));
        (_heap ??= []).Add((nint)block);
        return (long*)block;
    }
}
