using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FairLab.Experiments.Runs;

/// <summary>A run's <c>run.json</c>: what was run, on what, and how it went.</summary>
public sealed record RunRecord
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The run's key: SHA-256 over code, parameters, inputs and library.</summary>
    public required string Key { get; init; }

    /// <summary>The study.</summary>
    public required string Study { get; init; }

    /// <summary>The run's readable name.</summary>
    public required string Label { get; init; }

    /// <summary>The notebook, relative to the repository's root.</summary>
    public required string Notebook { get; init; }

    /// <summary>The resolved parameters, the seed among them.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>SHA-256 of each input, by its id in the catalogue.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>The state.</summary>
    public required RunState State { get; init; }

    /// <summary>Why the run did not finish, in one paragraph.</summary>
    public string? Error { get; init; }

    /// <summary>Which attempt this was, from 1.</summary>
    public int? Attempts { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The wall-clock time in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>SHA-256 of each table and figure the run saved, by file name.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>Versions, machine and commit.</summary>
    public JsonObject? Provenance { get; init; }

    /// <summary>
    /// Reads a record; null when there is none, or when it cannot be read (a crash while the disk was full, say): such
    /// a run is run again.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    public static RunRecord? TryLoad(string folder)
    {
        string path = Path.Combine(folder, "run.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record; it appears whole or not at all.</summary>
    /// <param name="folder">The run's folder.</param>
    public void Save(string folder) =>
        ResultFile.Write(Path.Combine(folder, "run.json"), JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>Whether the run is done and everything it saved is still there, byte for byte.</summary>
    /// <param name="folder">The run's folder.</param>
    public bool IsIntact(string folder) => State == RunState.Done && Outputs is not null && Outputs.All(o =>
        File.Exists(Path.Combine(folder, o.Key)) && RunKey.HashFile(Path.Combine(folder, o.Key)) == o.Value);
}
