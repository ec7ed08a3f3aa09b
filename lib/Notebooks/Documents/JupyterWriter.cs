using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Writes a notebook as Jupyter's nbformat does: keys in alphabetical order, multiline text as lists of lines, numbers
/// of ours as Python writes them.
/// </summary>
internal static class JupyterWriter
{
    static readonly JsonWriterOptions Options = new()
    {
        Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JupyterJsonEncoder.Instance,
        MaxDepth = JsonText.MaxDepth, SkipValidation = true,
    };

    // A notebook may be hundreds of megabytes: it goes out in pieces, and is never whole in memory a second time.
    const int Piece = 1 << 16;

    /// <summary>Replaces a file by the notebook.</summary>
    /// <exception cref="IOException">It could not be written; the file is as it was.</exception>
    public static void Save(NotebookDocument notebook, string path, bool lineEndAtEnd) =>
        AtomicFile.Write(path, stream => Write(notebook, stream, lineEndAtEnd));

    /// <summary>Writes the notebook's text in UTF-8.</summary>
    public static void Write(NotebookDocument notebook, Stream stream, bool lineEndAtEnd)
    {
        using (var writer = new Utf8JsonWriter(stream, Options))
            Write(writer, notebook.Json, null, null);
        if (lineEndAtEnd)
            stream.Write("\n"u8);
    }

    /// <param name="writer">Where to.</param>
    /// <param name="node">What.</param>
    /// <param name="key">The key the node has in its object; for objects in a list that of the list; null for its
    /// values.</param>
    /// <param name="parent">The key of that object.</param>
    static void Write(Utf8JsonWriter writer, JsonNode? node, string? key, string? parent)
    {
        if (writer.BytesPending > Piece)
            writer.Flush();
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var (name, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value, name, key);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item, item is JsonValue ? null : key, parent);
                writer.WriteEndArray();
                break;
            case JsonValue value when IsMultiline(key, parent) && value.TryGetValue<string>(out var text):
                writer.WriteStartArray();
                foreach (var line in PythonLines.Split(text))
                {
                    writer.WriteStringValue(line);
                    if (writer.BytesPending > Piece)
                        writer.Flush();
                }

                writer.WriteEndArray();
                break;
            case JsonValue value when !value.TryGetValue<JsonElement>(out _)
                && value.TryGetValue<double>(out var number)
                && !value.TryGetValue<long>(out _):
                // The writer does not indent raw values of a list.
                var indent = value.Parent is JsonArray ? "\n" + new string(' ', writer.CurrentDepth) : "";
                writer.WriteRawValue(indent + Text(number), skipInputValidation: true);
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    static string Text(double number) =>
        double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity"
        : PythonText.Repr(number);

    // A cell's source, a stream's text, and the representations of an output other than JSON.
    static bool IsMultiline(string? key, string? parent) =>
        (parent, key) is ("cells", "source") or ("outputs", "text")
        || (parent == "data" && key is not (null or "application/json") && key.Contains('/', StringComparison.Ordinal));
}
