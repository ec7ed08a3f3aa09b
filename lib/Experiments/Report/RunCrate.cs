using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Report;

/// <summary>
/// A study's provenance as a Process Run Crate (RO-Crate 1.1 with the profile https://w3id.org/ro/wfrun/process/0.5):
/// which notebook made these tables, from which inputs, with which parameters, when and on what.
/// </summary>
static class RunCrate
{
    const string Profile = "https://w3id.org/ro/wfrun/process/0.5";
    const string Software = "#fairlab";
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <c>ro-crate-metadata.json</c> beside the results.</summary>
    /// <param name="folder">The study's results.</param>
    /// <param name="experiment">The study.</param>
    /// <param name="records">Its finished runs.</param>
    /// <param name="root">The repository's root.</param>
    public static void Write(string folder, Experiment experiment, IReadOnlyList<RunRecord> records, string root)
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(f => Path.GetFileName(f))
                .Where(f => f != "ro-crate-metadata.json")
                .Order(StringComparer.Ordinal),
        ];
        string notebook = "#" + Path.GetRelativePath(root, experiment.Notebook).Replace('\\', '/');
        var inputs = records.SelectMany(r => r.Inputs)
            .DistinctBy(i => i.Key)
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .ToArray();
        var graph = new JsonArray
        {
            Entity(
                "ro-crate-metadata.json",
                "CreativeWork",
                ("conformsTo", Id("https://w3id.org/ro/crate/1.1")),
                ("about", Id("./"))),
            Entity(
                "./",
                "Dataset",
                ("conformsTo", Id(Profile)),
                ("name", experiment.Title),
                ("description", $"Results of FairLab's study '{experiment.Study}'."),
                ("datePublished", records.Max(r => r.Ended)?.ToString("O")),
                ("license", "https://opensource.org/license/mit"),
                ("hasPart", new JsonArray([.. files.Select(f => (JsonNode)Id(f))])),
                ("mentions", new JsonArray([.. records.Select(r => (JsonNode)Id(Action(r)))]))),
            Entity(Profile, "CreativeWork", ("name", "Process Run Crate"), ("version", "0.5")),
            Entity(
                Software,
                "SoftwareApplication",
                ("name", "FairLab"),
                ("softwareVersion", (string?)records[0].Provenance?["fairlab"])),
            Entity(
                notebook,
                "SoftwareSourceCode",
                ("name", Path.GetFileName(experiment.Notebook)),
                ("programmingLanguage", "C#"),
                ("isPartOf", Id(Software))),
        };
        foreach (string file in files)
            graph.Add(
                Entity(
                    file,
                    "File",
                    ("contentSize", new FileInfo(Path.Combine(folder, file)).Length),
                    ("sha256", RunKey.HashFile(Path.Combine(folder, file)))));
        foreach (var (name, hash) in inputs)
            graph.Add(Entity("#" + name, "CreativeWork", ("name", name), ("sha256", hash)));
        foreach (var record in records)
            AddAction(graph, record, notebook, files);
        ResultFile.Write(
            Path.Combine(folder, "ro-crate-metadata.json"),
            new JsonObject
            {
                ["@context"] = new JsonArray(
                    "https://w3id.org/ro/crate/1.1/context",
                    new JsonObject { ["sha256"] = "https://w3id.org/ro/terms/workflow-run#sha256" }),
                ["@graph"] = graph,
            }.ToJsonString(Format) + "\n");
    }

    static void AddAction(JsonArray graph, RunRecord record, string notebook, string[] files)
    {
        var values = record
            .Parameters.Select(p => (Id: $"#{record.Key[..12]}-{p.Key}", p.Key, Value: p.Value?.DeepClone()))
            .ToArray();
        graph.Add(
            Entity(
                Action(record),
                "CreateAction",
                ("name", record.Label),
                ("instrument", Id(notebook)),
                (
                    "object",
                    new JsonArray([
                        .. record.Inputs.Keys.Select(i => (JsonNode)Id("#" + i)),
                        .. values.Select(v => (JsonNode)Id(v.Id)),
                    ])),
                ("result", new JsonArray([.. record.Outputs!.Keys.Where(files.Contains).Select(f => (JsonNode)Id(f))])),
                ("startTime", record.Started?.ToString("O")),
                ("endTime", record.Ended?.ToString("O")),
                ("actionStatus", Id("http://schema.org/CompletedActionStatus")),
                ("description", Machine(record.Provenance))));
        foreach (var (id, name, value) in values)
            graph.Add(Entity(id, "PropertyValue", ("name", name), ("value", value ?? "null")));
    }

    static string Machine(JsonObject? provenance) => provenance is null ? "" :
        string.Join("; ", provenance.Where(p => p.Value is not null).Select(p => $"{p.Key}: {p.Value}"));

    static string Action(RunRecord record) => "#run-" + record.Key[..12];

    static JsonObject Id(string id) => new() { ["@id"] = id };

    static JsonObject Entity(string id, string type, params (string Name, JsonNode? Value)[] values)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in values.Where(v => v.Value is not null))
            entity[name] = value;
        return entity;
    }
}
