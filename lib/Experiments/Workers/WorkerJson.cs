using System.Text.Json;

namespace FairLab.Experiments.Workers;

/// <summary>The form of the lines between engine and worker.</summary>
static class WorkerJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
