using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Experiments.Runs;

/// <summary>The identity of a run: SHA-256 over all that its result depends on.</summary>
static class RunKey
{
    /// <summary>The key of one execution.</summary>
    /// <param name="code">The notebook's code cells.</param>
    /// <param name="parameters">The resolved parameters.</param>
    /// <param name="inputs">Hashes of the data and tables that the run may read, by id.</param>
    /// <param name="library">The hash of the library and its packages.</param>
    public static string Of(
        IEnumerable<string> code,
        IReadOnlyDictionary<string, object?> parameters,
        IReadOnlyDictionary<string, string> inputs,
        string library)
    {
        var text = new JsonObject
        {
            ["code"] = new JsonArray([.. code.Select(c => (JsonNode)c)]),
            ["parameters"] = ParameterJson.Write(parameters.OrderBy(p => p.Key, StringComparer.Ordinal)),
            ["inputs"] = new JsonObject(
                inputs.OrderBy(p => p.Key, StringComparer.Ordinal)
                    .Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["library"] = library,
        };
        return Hash(Encoding.UTF8.GetBytes(text.ToJsonString()));
    }

    /// <summary>SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of a file.</summary>
    public static string HashFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
