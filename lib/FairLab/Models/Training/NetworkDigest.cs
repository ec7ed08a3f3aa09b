using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A fingerprint of what a network has learned: two networks have the same if and only if all parameters and buffers
/// (running means of a normalization too) have the same names, shapes and bytes.
/// </summary>
public static class NetworkDigest
{
    /// <summary>SHA-256 over names, shapes and bytes, in hexadecimal.</summary>
    /// <param name="network">Any module, on any device.</param>
    public static string Of(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var scope = NewDisposeScope();
        foreach (var (name, value) in NetworkSnapshot.Named(network))
        {
            var shape = string.Join(",", value.shape.Select(n => n.ToString(CultureInfo.InvariantCulture)));
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}:{value.dtype}[{shape}]"));
            hash.AppendData(value.detach().cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
