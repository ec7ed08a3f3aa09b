using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace FairLab.Notebooks;

/// <summary>
/// Compiled cells on disk, one file each, named by the hash of everything the bytes depend on. Entries are written by
/// rename, so processes share a folder safely; a damaged entry counts as absent.
/// </summary>
internal sealed class CellCache
{
    // Format: magic, SHA-256 of the rest, three lengths, header (JSON), assembly, symbols.
    static ReadOnlySpan<byte> Magic => "FLCELL1\n"u8;

    readonly string? _folder;

    /// <param name="folder">The folder, made when it is absent; null keeps nothing.</param>
    public CellCache(string? folder) => _folder = folder is null ? null : Path.GetFullPath(folder);

    public CompiledCell? TryRead(string key) =>
        Read(key, ".cell") is { } payload ? Decode(payload) : null;

    public void Write(string key, CompiledCell cell) => Store(key, ".cell", Encode(cell));

    /// <summary>A text entry of another kind, such as inferred parameters.</summary>
    public byte[]? TryReadData(string key, string kind) => Read(key, kind);

    public void WriteData(string key, string kind, byte[] payload) => Store(key, kind, payload);

    byte[]? Read(string key, string extension)
    {
        if (_folder is null)
            return null;
        try
        {
            var bytes = File.ReadAllBytes(PathOf(key, extension));
            var head = Magic.Length + SHA256.HashSizeInBytes;
            if (bytes.Length < head || !bytes.AsSpan().StartsWith(Magic))
                return null;
            var payload = bytes.AsSpan(head);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(payload, hash);
            return hash.SequenceEqual(bytes.AsSpan(Magic.Length, SHA256.HashSizeInBytes)) ? payload.ToArray() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    void Store(string key, string extension, byte[] payload)
    {
        if (_folder is null)
            return;
        var bytes = new byte[Magic.Length + SHA256.HashSizeInBytes + payload.Length];
        Magic.CopyTo(bytes);
        SHA256.HashData(payload, bytes.AsSpan(Magic.Length));
        payload.CopyTo(bytes, Magic.Length + SHA256.HashSizeInBytes);
        try
        {
            var path = PathOf(key, extension);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, not the run.
        }
    }

    string PathOf(string key, string extension) => Path.Combine(_folder!, key[..2], key[2..] + extension);

    static byte[] Encode(CompiledCell cell)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new CacheHeader(
                cell.AssemblyName, cell.TypeName, cell.HasValue, cell.Declares, [.. cell.Warnings], [.. cell.Platform]),
            CacheJson.Default.CacheHeader);
        var payload = new byte[12 + header.Length + cell.Assembly.Length + cell.Symbols.Length];
        BinaryPrimitives.WriteInt32LittleEndian(payload, header.Length);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(4), cell.Assembly.Length);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(8), cell.Symbols.Length);
        header.CopyTo(payload, 12);
        cell.Assembly.CopyTo(payload, 12 + header.Length);
        cell.Symbols.CopyTo(payload, 12 + header.Length + cell.Assembly.Length);
        return payload;
    }

    static CompiledCell? Decode(byte[] payload)
    {
        // The payload's hash was right, so these bytes are what some version wrote; the lengths are checked all the
        // same.
        if (payload.Length < 12)
            return null;
        var header = BinaryPrimitives.ReadInt32LittleEndian(payload);
        var assembly = BinaryPrimitives.ReadInt32LittleEndian(payload.AsSpan(4));
        var symbols = BinaryPrimitives.ReadInt32LittleEndian(payload.AsSpan(8));
        if (header < 0 || assembly < 0 || symbols < 0 || 12L + header + assembly + symbols != payload.Length)
            return null;
        try
        {
            return JsonSerializer.Deserialize(payload.AsSpan(12, header), CacheJson.Default.CacheHeader) is { } read
                ? new CompiledCell(
                    read.AssemblyName,
                    read.TypeName,
                    read.HasValue,
                    read.Declares,
                    [.. read.Warnings],
                    [.. read.Platform],
                    payload[(12 + header)..(12 + header + assembly)], payload[(12 + header + assembly)..])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
