using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Reads and checks a notebook: everything the model later relies on is made sure of here.</summary>
internal static class NotebookReader
{
    public static NotebookDocument Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        var node = ParseJson(bytes, name);
        if (node is not JsonObject root)
            throw new NotebookFormatException(name, $"not a notebook: expected a JSON object, found {Describe(node)}");
        CheckFormat(root, name);
        CheckObject(root, "metadata", name, "the notebook", create: true);
        if (root["cells"] is not JsonArray cells)
            throw new NotebookFormatException(
                name, $"not a notebook: expected \"cells\" to be a list, found {Describe(root["cells"])}");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
            CheckCell(cells[i], i, ids, name);
        return new NotebookDocument(root);
    }

    static JsonNode? ParseJson(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return JsonText.Parse(bytes);
        }
        catch (JsonException first)
        {
            // Python writes NaN and infinities bare, which is not JSON: Jupyter reads such notebooks, so they are read
            // here, as null.
            if (NonFiniteNumbers.Replace(bytes) is { } mended)
            {
                try
                {
                    return JsonText.Parse(mended);
                }
                catch (JsonException)
                {
                }
            }

            var place = first.LineNumber is { } line
                ? FormattableString.Invariant($" at line {line + 1}, byte {first.BytePositionInLine + 1}")
                : "";
            var reason = first.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            throw new NotebookFormatException(
                name,
                bytes.IsEmpty ? "the file is empty; expected a notebook" : $"not valid JSON{place}: {reason}",
                first);
        }
    }

    static void CheckFormat(JsonObject root, string name)
    {
        if (Integer(root["nbformat"]) is not { } major)
        {
            var looksLikeOne = root.ContainsKey("cells") || root.ContainsKey("worksheets");
            throw new NotebookFormatException(name, looksLikeOne
                ? $"expected \"nbformat\" to be 4, found {Describe(root["nbformat"])}"
                : "not a notebook: the JSON object has neither \"nbformat\" nor \"cells\"");
        }

        if (major != NotebookDocument.Format)
            throw new NotebookFormatException(
                name,
                FormattableString.Invariant($"nbformat {major} is not supported; expected 4.")
                    + (major is > 0 and < 4
                        ? $" Convert it with: jupyter nbconvert --to notebook --nbformat 4 {name}"
                        : ""));
        if (Integer(root["nbformat_minor"]) is not { } minor || minor < 0)
            throw new NotebookFormatException(
                name, $"expected \"nbformat_minor\" to be a whole number, found {Describe(root["nbformat_minor"])}");
        // A higher minor version only adds fields, and those are preserved.
        if (minor < NotebookDocument.FormatMinor)
            root["nbformat_minor"] = NotebookDocument.FormatMinor;
    }

    static void CheckCell(JsonNode? node, int index, HashSet<string> ids, string name)
    {
        var what = FormattableString.Invariant($"cell {index + 1}");
        if (node is not JsonObject cell)
            throw new NotebookFormatException(name, $"{what}: expected an object, found {Describe(node)}");
        var kind = cell["cell_type"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        if (kind is not ("code" or "markdown" or "raw"))
            throw new NotebookFormatException(
                name,
                $"{what}: expected \"cell_type\" to be code, markdown or raw, found {Describe(cell["cell_type"])}");
        if (MultilineText.Read(cell["source"]) is null)
            throw new NotebookFormatException(
                name, $"{what}: expected \"source\" to be text or a list of lines, found {Describe(cell["source"])}");
        CheckObject(cell, "metadata", name, what, create: true);
        if (kind == "code")
        {
            if (cell["outputs"] is null)
                cell["outputs"] = new JsonArray();
            if (cell["outputs"] is not JsonArray outputs || outputs.Any(output => output is not JsonObject))
                throw new NotebookFormatException(
                    name, $"{what}: expected \"outputs\" to be a list of objects, found {Describe(cell["outputs"])}");
            if (!cell.ContainsKey("execution_count"))
                cell["execution_count"] = null;
        }

        // Missing, malformed and repeated ids get a new one; a valid first use keeps its own.
        if (!CellIds.IsValid(cell["id"]) || !ids.Add((string)cell["id"]!))
        {
            CellIds.Assign(cell, index, ids);
            ids.Add((string)cell["id"]!);
        }
    }

    static void CheckObject(JsonObject parent, string key, string name, string what, bool create)
    {
        if (parent[key] is null && create)
            parent[key] = new JsonObject();
        if (parent[key] is not JsonObject)
            throw new NotebookFormatException(
                name, $"{what}: expected \"{key}\" to be an object, found {Describe(parent[key])}");
    }

    static int? Integer(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    static string Describe(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => node.ToJsonString() is var text && text.Length <= 40 ? text : text[..40] + "...",
    };
}
