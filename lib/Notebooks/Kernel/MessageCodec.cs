using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Turns messages into signed frames and back. A frame list that is not signed with the key is refused.
/// </summary>
internal sealed class MessageCodec(byte[] key)
{
    static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    static readonly JsonSerializerOptions Writing = new()
    {
        Encoder = JupyterJsonEncoder.Instance, MaxDepth = JsonText.MaxDepth,
    };

    /// <summary>The frames of a message.</summary>
    public IReadOnlyList<byte[]> Encode(JupyterMessage message)
    {
        byte[][] parts =
            [Write(message.Header), Write(message.Parent), Write(message.Metadata), Write(message.Content)];
        return [
            .. message.Identities, Delimiter.ToArray(), Encoding.ASCII.GetBytes(Sign(parts)), .. parts,
            .. message.Buffers,
        ];
    }

    /// <summary>The message in a list of frames, or null with the reason why it is refused.</summary>
    public JupyterMessage? Decode(IReadOnlyList<byte[]> frames, out string? problem)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !Delimiter.SequenceEqual(frames[delimiter]))
            delimiter++;
        problem = null;
        if (frames.Count - delimiter < 6)
            problem = "the message has too few frames";
        else if (!IsSigned(frames, delimiter + 1))
            problem = "the signature is wrong";
        if (problem is not null)
            return null;
        var parts = new JsonObject[4];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Parse(frames[delimiter + 2 + i]) is not { } part)
            {
                problem = "a part of the message is not a JSON object";
                return null;
            }

            parts[i] = part;
        }

        return new JupyterMessage(
            [.. frames.Take(delimiter)], parts[0], parts[1], parts[2], parts[3], [.. frames.Skip(delimiter + 6)]);
    }

    bool IsSigned(IReadOnlyList<byte[]> frames, int signature)
    {
        if (key.Length == 0)
            return true;
        var expected = Encoding.ASCII.GetBytes(
            Sign([frames[signature + 1], frames[signature + 2], frames[signature + 3], frames[signature + 4]]));
        return CryptographicOperations.FixedTimeEquals(expected, frames[signature]);
    }

    /// <summary>The signature of a message's four parts, in hexadecimal; empty without a key.</summary>
    public string Sign(ReadOnlySpan<byte[]> parts)
    {
        if (key.Length == 0)
            return "";
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
            hmac.AppendData(part);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    static byte[] Write(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Writing);

    static JsonObject? Parse(byte[] bytes)
    {
        try
        {
            return JsonText.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
