using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes one tensor in libtorch's own archive, which Python's <c>torch.load</c> reads.</summary>
    public static unsafe void save(Tensor t, string location)
    {
        ArgumentNullException.ThrowIfNull(t);
        byte* data;
        long size;
        NativeErrors.Check(NativeMethods.ft_pickle(t.Native, &data, &size), "save");
        try
        {
            using var stream = File.Create(location);
            for (var at = 0L; at < size;)
            {
                var part = (int)Math.Min(size - at, 1 << 30);
                stream.Write(new ReadOnlySpan<byte>(data + at, part));
                at += part;
            }
        }
        finally
        {
            NativeMethods.ft_free(data);
        }
    }

    /// <summary>Reads one tensor from libtorch's own archive, which Python's <c>torch.save</c> of a tensor writes.</summary>
    public static unsafe Tensor load(string location)
    {
        if (!File.Exists(location)) throw new FileNotFoundException($"there is no file {location}", location);
        var bytes = File.ReadAllBytes(location);
        NativeResult result = default;
        fixed (byte* data = bytes)
            NativeErrors.Check(NativeMethods.ft_unpickle(data, bytes.Length, &result), $"load {location}");
        return Tensor.Take(result, "load");
    }

    public partial class Tensor
    {
        /// <summary>Writes the tensor in libtorch's own archive; see <see cref="torch.save"/>.</summary>
        public void save(string location) => torch.save(this, location);

        /// <summary>Reads a tensor from libtorch's own archive; see <see cref="torch.load"/>.</summary>
        public static Tensor load(string location) => torch.load(location);
    }
}
