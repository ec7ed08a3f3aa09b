using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Runs;

/// <summary>What a reader needs to judge or repeat a run: versions, machine, commit.</summary>
static class Provenance
{
    /// <summary>Reads the machine and the repository once.</summary>
    /// <param name="root">The repository's root.</param>
    public static JsonObject Read(string root) => new()
    {
        ["fairlab"] = typeof(Provenance).Assembly.GetName().Version?.ToString(3),
        ["library"] = LibraryIdentity.Hash,
        ["dotnet"] = Environment.Version.ToString(),
        ["os"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        ["processor"] = Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["commit"] = Git(root, "rev-parse", "HEAD"),
        ["modified"] = Git(root, "status", "--porcelain", "--untracked-files=no") is { } status
            ? status.Length > 0
            : null,
    };

    static string? Processor()
    {
        const string info = "/proc/cpuinfo";
        return File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
            : null;
    }

    // Null where git is not installed; a released archive has no commit either.
    static string? Git(string root, params string[] arguments) => ProgramOutput.TryRead(root, "git", arguments);
}
