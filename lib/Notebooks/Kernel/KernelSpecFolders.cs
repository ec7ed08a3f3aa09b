using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Where Jupyter keeps and looks for kernelspecs (jupyter_core's paths).</summary>
public static class KernelSpecFolders
{
    /// <summary>The folder of what belongs to the user.</summary>
    public static string User
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } given)
                return given;
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsMacOS())
                return Path.Combine(home, "Library", "Jupyter");
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
            return Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
                ? Path.Combine(data, "jupyter")
                : Path.Combine(home, ".local", "share", "jupyter");
        }
    }

    /// <summary>
    /// The prefix of the Python environment in use: an activated one, else that of the python3 on the path; null when
    /// there is none.
    /// </summary>
    public static string? EnvironmentPrefix()
    {
        foreach (var variable in (ReadOnlySpan<string>)["VIRTUAL_ENV", "CONDA_PREFIX"])
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } prefix)
                return prefix;
        }

        return ProgramOutput.TryRead(null, "python3", "-c", "import sys; print(sys.prefix)") is { Length: > 0 } python
            ? python
            : null;
    }

    /// <summary>The kernels Jupyter finds, by name; of two with one name, the one it would take.</summary>
    public static IReadOnlyList<InstalledKernel> Find()
    {
        List<string> roots =
        [
            .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            User,
        ];
        if (EnvironmentPrefix() is { } prefix)
            roots.Add(Path.Combine(prefix, "share", "jupyter"));
        if (!OperatingSystem.IsWindows())
            roots.AddRange(["/usr/local/share/jupyter", "/usr/share/jupyter"]);
        Dictionary<string, InstalledKernel> found = new(StringComparer.Ordinal);
        foreach (var folder in roots.Select(root => Path.Combine(root, "kernels"))
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists))
        {
            foreach (var kernel in Directory.GetDirectories(folder))
            {
                if (Read(kernel) is { } spec)
                    found.TryAdd(spec.Name, spec);
            }
        }

        return [.. found.Values.OrderBy(kernel => kernel.Name, StringComparer.Ordinal)];
    }

    /// <summary>The kernel in a folder, or null when it holds no kernelspec.</summary>
    public static InstalledKernel? Read(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "kernel.json"))) is JsonObject spec
                && spec["argv"] is JsonArray words
                ? new InstalledKernel(
                    Path.GetFileName(folder),
                    JupyterMessage.Text(spec, "display_name") ?? "",
                    JupyterMessage.Text(spec, "language") ?? "",
                    folder,
                    [.. words.Select(
                        word => word is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")])
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
