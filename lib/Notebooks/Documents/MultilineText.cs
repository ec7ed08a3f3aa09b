using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>nbformat's multiline strings: a list of lines that keep their line ends, or one string.</summary>
internal static class MultilineText
{
    /// <summary>
    /// The text of a multiline node, or null when the node is neither a string nor a list of strings.
    /// </summary>
    public static string? Read(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value when value.TryGetValue<string>(out var text):
                return text;
            case JsonArray lines:
                var joined = new StringBuilder();
                foreach (var line in lines)
                {
                    if (line is not JsonValue item || !item.TryGetValue<string>(out var part))
                        return null;
                    joined.Append(part);
                }

                return joined.ToString();
            default:
                return null;
        }
    }

    /// <summary>Text as a list of lines, each with its line end, as Jupyter writes it.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(JsonValue.Create(text[start..next]));
            start = next;
        }

        return lines;
    }
}
