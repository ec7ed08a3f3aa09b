using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// An ipynb notebook, nbformat 4.5. Fields the model does not know are preserved; notebooks of 4.0 to 4.4 are upgraded
/// when read.
/// </summary>
public sealed class NotebookDocument
{
    /// <summary>The major format version the model reads and writes.</summary>
    public const int Format = 4;

    /// <summary>The minor format version it writes; a higher minor version is kept as found.</summary>
    public const int FormatMinor = 5;

    static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JupyterJsonEncoder.Instance,
        MaxDepth = JsonText.MaxDepth,
    };

    readonly List<NotebookCell> _cells;
    readonly JsonArray _array;

    internal NotebookDocument(JsonObject json)
    {
        Json = json;
        _array = (JsonArray)json["cells"]!;
        _cells = [.. _array.Select(node => new NotebookCell((JsonObject)node!))];
    }

    /// <summary>The notebook's JSON object.</summary>
    public JsonObject Json { get; }

    /// <summary>The notebook's metadata.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells => _cells;

    /// <summary>The kernelspec's name, or null when the notebook names none.</summary>
    public string? KernelName => Text("kernelspec", "name");

    /// <summary>The notebook's language: that of its language_info, else of its kernelspec, else null.</summary>
    public string? Language => Text("language_info", "name") ?? KernelLanguage;

    /// <summary>The kernelspec's language, or null.</summary>
    internal string? KernelLanguage => Text("kernelspec", "language");

    /// <summary>An empty C# notebook.</summary>
    public static NotebookDocument Create() => new(new JsonObject
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject
            {
                ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp",
            },
            ["language_info"] = LanguageInfo.Of(CellLanguage.CSharp),
        },
        ["nbformat"] = Format,
        ["nbformat_minor"] = FormatMinor,
    });

    /// <summary>Reads a notebook from a file.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook that can be read.</exception>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public static NotebookDocument Load(string path) => NotebookReader.Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a notebook from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="NotebookFormatException">The text is not a notebook that can be read.</exception>
    public static NotebookDocument Parse(string json, string name = "notebook") =>
        NotebookReader.Read(Encoding.UTF8.GetBytes(json), name);

    /// <summary>The first cell with a tag, or null.</summary>
    public NotebookCell? FirstTagged(string tag) => _cells.Find(cell => cell.HasTag(tag));

    /// <summary>The position of a cell, or -1.</summary>
    public int IndexOf(NotebookCell cell) => _cells.IndexOf(cell);

    /// <summary>
    /// Inserts a cell and gives it an id when it has none. Ids come from content and position, so the same insertion
    /// gives the same id.
    /// </summary>
    public void Insert(int index, NotebookCell cell)
    {
        if (cell.Json["id"] is null)
            CellIds.Assign(cell.Json, index, [.. _cells.Select(other => other.Id)]);
        _array.Insert(index, cell.Json);
        _cells.Insert(index, cell);
    }

    /// <summary>Removes the cell at a position.</summary>
    public void RemoveAt(int index)
    {
        _array.RemoveAt(index);
        _cells.RemoveAt(index);
    }

    /// <summary>Empties outputs and execution counts of every code cell.</summary>
    public void ClearOutputs()
    {
        foreach (var cell in _cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Json["outputs"] = new JsonArray();
            cell.ExecutionCount = null;
        }
    }

    /// <summary>The notebook as JSON text: one space of indent, a line end at the end, as Jupyter writes it.</summary>
    public string ToJson() => Json.ToJsonString(Writing) + "\n";

    /// <summary>Saves atomically: a reader, a full disk or a kill never finds a partial file.</summary>
    public void Save(string path) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToJson()));

    /// <summary>A text of the metadata; one that is empty, or no text, counts as absent.</summary>
    string? Text(string section, string key) =>
        Metadata[section] is JsonObject found && JupyterMessage.Text(found, key) is { Length: > 0 } text ? text : null;
}
