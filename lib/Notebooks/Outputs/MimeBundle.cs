using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// One value in several representations, by MIME type. Text/plain is always among them when a value is formatted.
/// </summary>
/// <param name="Data">Text by MIME type, in the order of preference; for JSON types the text is JSON, for images
/// base64.</param>
public sealed record MimeBundle(IReadOnlyList<KeyValuePair<string, string>> Data)
{
    /// <summary>A bundle with one representation.</summary>
    public static MimeBundle Of(string mimeType, string text) => new([new(mimeType, text)]);

    /// <summary>The text of a MIME type, or null.</summary>
    public string? this[string mimeType] => Data.FirstOrDefault(entry => entry.Key == mimeType).Value;

    /// <summary>
    /// The bundle as nbformat and the Jupyter protocol carry it: JSON types as JSON, all others as one string.
    /// </summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (mimeType, text) in Data)
            json[mimeType] = IsJson(mimeType) ? ParseOrText(text) : text;
        return json;
    }

    static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    static JsonNode? ParseOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
