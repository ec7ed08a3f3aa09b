using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Report;

/// <summary>
/// The entities of an RO-Crate 1.1 with runs, as the profile https://w3id.org/ro/wfrun/process/0.5 describes them.
/// </summary>
public sealed class CrateGraph
{
    /// <summary>The file that makes a folder a crate.</summary>
    public const string FileName = "ro-crate-metadata.json";

    /// <summary>FairLab itself.</summary>
    public const string Software = "#fairlab";

    /// <summary>C#.</summary>
    public const string Language = "#csharp";

    const string Profile = "https://w3id.org/ro/wfrun/process/0.5";

    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly JsonArray _graph = [];
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>A crate with its root, the profile and FairLab.</summary>
    /// <param name="version">FairLab's version.</param>
    /// <param name="root">The properties of the root beside its type.</param>
    public CrateGraph(string? version, params (string Name, JsonNode? Value)[] root)
    {
        Add(FileName, "CreativeWork",
            ("conformsTo", Id("https://w3id.org/ro/crate/1.1")),
            ("about", Id("./")));
        Add("./", "Dataset", [("conformsTo", Id(Profile)), .. root]);
        Add(Profile, "CreativeWork", ("name", "Process Run Crate"), ("version", "0.5"));
        Add(Software, "SoftwareApplication", ("name", "FairLab"), ("softwareVersion", version));
        Add(Language, "ComputerLanguage", ("name", "C#"));
    }

    /// <summary>A reference.</summary>
    /// <param name="id">To what.</param>
    public static JsonObject Id(string id) => new() { ["@id"] = id };

    /// <summary>References.</summary>
    /// <param name="ids">To what.</param>
    public static JsonArray Ids(IEnumerable<string> ids) => [.. ids.Select(Id)];

    /// <summary>The id of a file: its path in the crate, encoded as an address.</summary>
    /// <param name="file">The path, relative to the crate.</param>
    public static string IdOf(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.Join('/', file.Split('/', '\\').Select(Uri.EscapeDataString));
    }

    /// <summary>The id of a run.</summary>
    /// <param name="record">The run.</param>
    public static string IdOf(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return "#run-" + record.Key[..12];
    }

    /// <summary>Adds an entity; null values are left out, and an id that is there stays as it is.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="type">Its type, or several with spaces between them.</param>
    /// <param name="values">Its properties.</param>
    public void Add(string id, string type, params (string Name, JsonNode? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(values);
        if (!_ids.Add(id))
            return;
        string[] types = type.Split(' ');
        var entity = new JsonObject
        {
            ["@id"] = id,
            ["@type"] = types.Length == 1 ? types[0] : new JsonArray([.. types.Select(t => (JsonNode)t)]),
        };
        foreach (var (name, value) in values.Where(v => v.Value is not null))
            entity[name] = value;
        _graph.Add(entity);
    }

    /// <summary>Adds a file with its size, its SHA-256 and its format.</summary>
    /// <param name="folder">The crate.</param>
    /// <param name="file">The path, relative to the crate.</param>
    /// <param name="values">What else is known of it.</param>
    public void AddFile(string folder, string file, params (string Name, JsonNode? Value)[] values)
    {
        string path = Path.Combine(folder, file);
        bool isNotebook = Path.GetExtension(file) == ".ipynb";
        Add(IdOf(file), isNotebook ? "File SoftwareSourceCode" : "File",
        [
            .. values,
            ("encodingFormat", Encoding(Path.GetExtension(file))),
            ("contentSize", new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture)),
            ("sha256", RunKey.HashFile(path)),
            ("programmingLanguage", isNotebook ? Id(Language) : null),
        ]);
    }

    /// <summary>Adds a run: which notebook, from which data and parameters, made what, when and on what.</summary>
    /// <param name="record">The run.</param>
    /// <param name="notebook">The id of its notebook.</param>
    /// <param name="results">The ids of what it made.</param>
    public void AddRun(RunRecord record, string notebook, IEnumerable<string> results)
    {
        ArgumentNullException.ThrowIfNull(record);
        var values = record
            .Parameters.Select(p => (Id: $"#{record.Key[..12]}-{p.Key}", p.Key, Value: p.Value?.DeepClone()))
            .ToArray();
        foreach (var (name, hash) in record.Inputs)
            Add("#" + IdOf(name), "CreativeWork", ("name", name), ("sha256", hash));
        Add(IdOf(record), "CreateAction",
            ("name", record.Label),
            ("instrument", Id(notebook)),
            ("object", Ids([.. record.Inputs.Keys.Select(i => "#" + IdOf(i)), .. values.Select(v => v.Id)])),
            ("result", Ids(results)),
            ("startTime", record.Started?.ToString("O")),
            ("endTime", record.Ended?.ToString("O")),
            ("actionStatus", Id("http://schema.org/CompletedActionStatus")),
            ("description", Machine(record.Provenance)));
        foreach (var (id, name, value) in values)
        {
            Add(id, "PropertyValue",
                ("name", name),
                ("value", value is JsonValue ? value : value?.ToJsonString() ?? "null"));
        }
    }

    /// <summary>Writes the metadata into the crate.</summary>
    /// <param name="folder">The crate.</param>
    public void Write(string folder) => ResultFile.Write(
        Path.Combine(folder, FileName),
        new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://w3id.org/ro/crate/1.1/context",
                new JsonObject { ["sha256"] = "https://w3id.org/ro/terms/workflow-run#sha256" }),
            ["@graph"] = _graph.DeepClone(),
        }.ToJsonString(Format) + "\n");

    static string Machine(JsonObject? provenance) => provenance is null ? "" :
        string.Join("; ", provenance.Where(p => p.Value is not null).Select(p => $"{p.Key}: {p.Value}"));

    static string Encoding(string extension) => extension switch
    {
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".json" => "application/json",
        ".ipynb" => "application/x-ipynb+json",
        ".yaml" => "application/yaml",
        ".bib" => "application/x-bibtex",
        ".html" => "text/html",
        ".css" => "text/css",
        ".js" => "text/javascript",
        _ => "text/plain",
    };
}
