using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>The handles of a list of tensors, held until disposed, as an array of pointers for a native call.</summary>
internal readonly ref struct HeldTensors
{
    readonly TensorHandle[]? _handles;

    internal HeldTensors(IList<Tensor>? tensors, string what)
    {
        if (tensors is null) return;
        _handles = new TensorHandle[tensors.Count];
        Pointers = new nint[tensors.Count];
        var held = 0;
        try
        {
            for (; held < _handles.Length; held++)
            {
                var handle = (tensors[held] ?? throw new ArgumentNullException(nameof(tensors), $"{what}: tensor {held + 1} of the list is null")).Native;
                if (handle.IsClosed) throw new ObjectDisposedException(nameof(Tensor), $"{what}: tensor {held + 1} of the list was disposed");
                var added = false;
                handle.DangerousAddRef(ref added);
                _handles[held] = handle;
                Pointers[held] = handle.DangerousGetHandle();
            }
        }
        catch
        {
            while (held > 0) _handles[--held].DangerousRelease();
            throw;
        }
    }

    internal nint[]? Pointers { get; }

    internal int Count => _handles?.Length ?? 0;

    public void Dispose()
    {
        if (_handles is null) return;
        foreach (var handle in _handles) handle.DangerousRelease();
    }
}
