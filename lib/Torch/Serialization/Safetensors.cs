using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// The safetensors format, by which weights go to and come from Python: eight bytes with the length of a JSON header,
/// the header with type, shape and place of each tensor, then the elements, little endian.
/// </summary>
public static class Safetensors
{
    const long LongestHeader = 100_000_000;

    static readonly Dictionary<string, ScalarType> s_types = new(StringComparer.Ordinal)
    {
        ["F64"] = ScalarType.Float64, ["F32"] = ScalarType.Float32, ["F16"] = ScalarType.Float16, ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64, ["I32"] = ScalarType.Int32, ["I16"] = ScalarType.Int16, ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte, ["BOOL"] = ScalarType.Bool,
    };

    /// <summary>Writes tensors by name, in the order of their names.</summary>
    /// <param name="tensors">What is written; complex tensors have no place in the format.</param>
    /// <param name="location">The file.</param>
    /// <param name="metadata">Text for the header, or null.</param>
    public static void Save(IReadOnlyDictionary<string, Tensor> tensors, string location, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var entries = tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        if (metadata is not null) header["__metadata__"] = metadata;
        var at = 0L;
        foreach (var (name, tensor) in entries)
        {
            var bytes = tensor.numel() * tensor.ElementSize;
            header[name] = new Dictionary<string, object> { ["dtype"] = NameFor(name, tensor.dtype), ["shape"] = tensor.shape, ["data_offsets"] = new[] { at, at + bytes } };
            at += bytes;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + 7) / 8 * 8;
        using var stream = File.Create(location);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(json);
        for (var i = json.Length; i < padded; i++) stream.WriteByte((byte)' ');
        foreach (var (_, tensor) in entries)
        {
            using var plain = tensor.Plain();
            stream.Write(plain.Bytes());
            GC.KeepAlive(plain);
        }
    }

    /// <summary>Reads all tensors of a file by name.</summary>
    /// <exception cref="InvalidDataException">The file is cut short, damaged or of another format; the message says where.</exception>
    public static Dictionary<string, Tensor> Load(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        if (stream.Length < sizeof(long)) throw new InvalidDataException($"{location} has {stream.Length} bytes: no safetensors file");
        var length = reader.ReadInt64();
        if (length is < 2 or > LongestHeader || length > stream.Length - sizeof(long))
            throw new InvalidDataException($"{location} claims a header of {length} bytes: no safetensors file, or cut short");
        using var header = Parse(location, reader.ReadBytes((int)length));
        var start = stream.Position;
        var result = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__") continue;
            var (type, shape, from, to) = Describe(location, entry);
            if (from < 0 || to < from || start + to > stream.Length) throw new InvalidDataException($"{location}: '{entry.Name}' lies at bytes {from} to {to}, beyond the file's end");
            stream.Position = start + from;
            var bytes = reader.ReadBytes(checked((int)(to - from)));
            if (bytes.Length != shape.Aggregate(1L, (product, n) => product * n) * ElementSize(type))
                throw new InvalidDataException($"{location}: '{entry.Name}' has {bytes.Length} bytes, which do not fill {NameOf(type)}[{string.Join(", ", shape)}]");
            result.Add(entry.Name, FromBytes(bytes, shape, type));
        }
        return result;
    }

    static JsonDocument Parse(string location, byte[] header)
    {
        try
        {
            var document = JsonDocument.Parse(header);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new InvalidDataException($"{location}: the header is no JSON object");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{location}: the header is no JSON: {failure.Message}", failure);
        }
    }

    static (ScalarType type, long[] shape, long from, long to) Describe(string location, JsonProperty entry)
    {
        try
        {
            var dtype = entry.Value.GetProperty("dtype").GetString() ?? "";
            if (!s_types.TryGetValue(dtype, out var type))
                throw new InvalidDataException($"{location}: '{entry.Name}' is of type {dtype}; known are {string.Join(", ", s_types.Keys)}");
            var offsets = entry.Value.GetProperty("data_offsets");
            return (type, [.. entry.Value.GetProperty("shape").EnumerateArray().Select(item => item.GetInt64())], offsets[0].GetInt64(), offsets[1].GetInt64());
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{location}: '{entry.Name}' lacks dtype, shape or data_offsets", failure);
        }
    }

    static string NameFor(string name, ScalarType type) =>
        s_types.FirstOrDefault(entry => entry.Value == type).Key ?? throw new ArgumentException($"'{name}' is {NameOf(type)}, which safetensors cannot hold");
}
