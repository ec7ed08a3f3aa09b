using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>One cell, a view on its JSON object: what the view does not name is kept as it is.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json) => Json = json;

    /// <summary>The cell's JSON object, owned by the notebook.</summary>
    public JsonObject Json { get; }

    /// <summary>The cell type.</summary>
    public CellKind Kind => (string?)Json["cell_type"] switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The stable id of nbformat 4.5, unique in the notebook.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>The source text, lines joined.</summary>
    public string Source
    {
        get => MultilineText.Read(Json["source"]) ?? "";
        set => Json["source"] = MultilineText.Write(value);
    }

    /// <summary>The cell's metadata.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>The cell's tags, in order.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags
            ? [.. tags.OfType<JsonValue>()
                .Select(tag => tag.TryGetValue<string>(out var text) ? text : null)
                .OfType<string>()]
            : [];

    /// <summary>The outputs of a code cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is not a code cell.</exception>
    public JsonArray Outputs => Json["outputs"] as JsonArray
        ?? throw new InvalidOperationException($"A {Kind} cell has no outputs; only code cells have.");

    /// <summary>The execution count of a code cell, null while it has not run.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;
        set => Json["execution_count"] = value;
    }

    /// <summary>Whether the cell carries a tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>A new cell that belongs to no notebook yet; it gets its id when it is inserted.</summary>
    public static NotebookCell Create(CellKind kind, string source, params IReadOnlyList<string> tags)
    {
        var metadata = new JsonObject();
        if (tags.Count > 0)
            metadata["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        // Keys in alphabetical order, as Jupyter writes them.
        var json = new JsonObject { ["cell_type"] = kind.ToString().ToLowerInvariant() };
        if (kind == CellKind.Code)
            json["execution_count"] = null;
        json["metadata"] = metadata;
        if (kind == CellKind.Code)
            json["outputs"] = new JsonArray();
        json["source"] = MultilineText.Write(source);
        return new NotebookCell(json);
    }
}
