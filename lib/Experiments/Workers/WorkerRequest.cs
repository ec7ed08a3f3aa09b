using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FairLab.Data;

namespace FairLab.Experiments.Workers;

/// <summary>One notebook execution, as it is sent to a worker process: one JSON line.</summary>
/// <param name="Study">The study.</param>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Folder">The folder for the executed notebook, the tables and the figures.</param>
/// <param name="Parameters">The parameters, as <see cref="Runs.ParameterJson"/> writes them.</param>
/// <param name="Root">The repository's root: the working directory of the notebook.</param>
/// <param name="Cells">The folder of compiled cells.</param>
/// <param name="Results">The folder of the collected tables, for a report notebook; null for a run.</param>
sealed record WorkerRequest(
    string Study,
    string Notebook,
    string Folder,
    JsonObject Parameters,
    string Root,
    string Cells,
    string? Results) : WorkerMessage
{
    /// <summary>Files of one's own by name, with full paths.</summary>
    public IReadOnlyDictionary<string, OwnDataset> Datasets { get; init; } = new Dictionary<string, OwnDataset>();

    /// <summary>The executed notebook.</summary>
    [JsonIgnore]
    public string Output => Path.Combine(Folder, Path.GetFileName(Notebook));
}
