using System.Collections;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor, in order of the indices.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    readonly Tensor _tensor;

    internal TensorAccessor(Tensor tensor) => _tensor = tensor;

    /// <summary>How many elements there are.</summary>
    public long Count => _tensor.NumberOfElements;

    /// <summary>True when the elements lie in memory in the order of the indices.</summary>
    public bool IsContiguous => _tensor.is_contiguous();

    /// <summary>One element by its indices; setting writes into the tensor.</summary>
    public T this[params long[] indices]
    {
        get
        {
            using var scope = NewDisposeScope();
            using var one = At(indices);
            return one.item<T>();
        }
        set
        {
            using var scope = NewDisposeScope();
            using (no_grad())
            {
                using var one = At(indices);
                using var source = FromSpan<T>([value], [], null, null, false);
                one.copy_(source);
            }
        }
    }

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>A copy of the elements of a matrix, as rows and columns.</summary>
    public Array ToNDArray()
    {
        var lengths = _tensor.shape;
        var result = Array.CreateInstance(typeof(T), lengths);
        if (result.Length == 0) return result;
        ref var first = ref MemoryMarshal.GetArrayDataReference(result);
        CopyTo(MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref first), result.Length));
        return result;
    }

    /// <summary>Copies the elements into an array, from an index of it on.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ArgumentNullException.ThrowIfNull(array);
        using var plain = _tensor.Plain();
        MemoryMarshal.Cast<byte, T>(plain.Bytes())[(int)tensorIndex..].CopyTo(array.AsSpan(arrayIndex));
        GC.KeepAlive(plain);
    }

    /// <summary>Copies the elements into a span.</summary>
    public void CopyTo(Span<T> target)
    {
        using var plain = _tensor.Plain();
        MemoryMarshal.Cast<byte, T>(plain.Bytes()).CopyTo(target);
        GC.KeepAlive(plain);
    }

    /// <summary>Writes the elements of an array into the tensor.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ArgumentNullException.ThrowIfNull(array);
        CopyFrom(array.AsSpan(arrayIndex), tensorIndex);
    }

    /// <summary>Writes the elements of a span into the tensor.</summary>
    public void CopyFrom(ReadOnlySpan<T> source, long tensorIndex = 0)
    {
        var all = ToArray();
        source.CopyTo(all.AsSpan((int)tensorIndex));
        _tensor.FillFrom(MemoryMarshal.AsBytes<T>(all));
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing to free: the accessor reads from the tensor.</summary>
    public void Dispose() { }

    Tensor At(long[] indices)
    {
        var current = _tensor.alias();
        foreach (var index in indices) current = current.select(0, index);
        return current.dim() == 0 ? current
            : throw new ArgumentException($"{indices.Length} indices for a tensor of {_tensor.dim()} dimensions");
    }
}
