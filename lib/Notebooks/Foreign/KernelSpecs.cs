using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Finds the kernels that are installed, where Jupyter looks for them.</summary>
public static class KernelSpecs
{
    /// <summary>The folders with kernels, those that count first in front: JUPYTER_PATH, the user's, those of the Python environment, the system's.</summary>
    public static IReadOnlyList<string> Folders
    {
        get
        {
            List<string> roots = [];
            roots.AddRange((Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
            roots.Add(KernelSpecInstaller.UserFolder);
            foreach (var variable in (ReadOnlySpan<string>)["VIRTUAL_ENV", "CONDA_PREFIX"])
            {
                if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } prefix)
                    roots.Add(Path.Combine(prefix, "share", "jupyter"));
            }

            roots.AddRange(["/usr/local/share/jupyter", "/usr/share/jupyter"]);
            if (Environment.GetEnvironmentVariable("PROGRAMDATA") is { Length: > 0 } data)
                roots.Add(Path.Combine(data, "jupyter"));
            return [.. roots.Select(root => Path.Combine(root, "kernels")).Distinct()];
        }
    }

    /// <summary>All installed kernels; of two with one name the one that counts.</summary>
    public static IReadOnlyList<KernelSpec> All => [.. Folders.Where(Directory.Exists).SelectMany(folder => Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        .Select(folder => Read(folder, out _)).OfType<KernelSpec>().DistinctBy(spec => spec.Name.ToUpperInvariant())];

    /// <summary>The kernel of a name, or null.</summary>
    public static KernelSpec? Find(string name) => Find(name, out _);

    /// <summary>The kernel of a name.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="notebook">The notebook that asks for it.</param>
    /// <exception cref="KernelStartException">It is not installed, or its kernel.json is broken.</exception>
    public static KernelSpec Get(string name, string notebook)
    {
        if (Find(name, out var problem) is { } spec)
            return spec;
        string[] installed = [.. All.Select(other => other.Name)];
        throw new KernelStartException($"{notebook}: " + (problem
            ?? $"No such kernel named {name}{NearestName.Hint(name, installed)} (installed: {(installed.Length == 0 ? "none" : string.Join(", ", installed))})"));
    }

    static KernelSpec? Find(string name, out string? problem)
    {
        problem = null;
        foreach (var folder in Folders.Where(Directory.Exists))
        {
            var match = Directory.GetDirectories(folder).FirstOrDefault(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase));
            if (match is not null && (Read(match, out problem) is { } spec || problem is not null))
                return problem is null ? Read(match, out _) : null;
        }

        return null;
    }

    static KernelSpec? Read(string folder, out string? problem)
    {
        problem = null;
        var file = Path.Combine(folder, "kernel.json");
        if (!File.Exists(file))
            return null;
        try
        {
            if (JsonText.Parse(File.ReadAllBytes(file)) is JsonObject json && json["argv"] is JsonArray { Count: > 0 } argv && argv.All(word => Text(word) is not null))
            {
                return new KernelSpec(
                    Path.GetFileName(folder), folder, Text(json["display_name"]) ?? Path.GetFileName(folder), Text(json["language"]),
                    [.. argv.Select(word => Text(word)!)], Text(json["interrupt_mode"]) == "message",
                    json["env"] is JsonObject env ? [.. env.Where(pair => Text(pair.Value) is not null).Select(pair => KeyValuePair.Create(pair.Key, Text(pair.Value)!))] : []);
            }

            problem = $"{file}: expected a JSON object whose \"argv\" is a list of words";
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            problem = $"{file}: cannot read the kernel's description: {error.Message}";
        }

        return null;
    }

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
