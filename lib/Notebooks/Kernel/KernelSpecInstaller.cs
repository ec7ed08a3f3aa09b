using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Makes kernels known to Jupyter, and finds those that are.</summary>
public static class KernelSpecInstaller
{
    /// <summary>Writes a kernelspec; an earlier one of the same name is replaced.</summary>
    /// <returns>The file written.</returns>
    /// <exception cref="KernelStartException">The name is not one Jupyter takes.</exception>
    public static string Install(KernelSpecRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isFSharp = request.Language == CellLanguage.FSharp;
        var name = request.Name ?? (isFSharp ? ".net-fsharp" : ".net-csharp");
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')))
            throw new KernelStartException($"'{name}' is no kernel name: Jupyter takes letters, digits, '-', '.' and '_'");
        var root = request.Prefix is { } prefix ? Path.Combine(Path.GetFullPath(prefix), "share", "jupyter") : UserFolder;
        var folder = Path.Combine(root, "kernels", name);
        Directory.CreateDirectory(folder);
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. request.Command.Append("{connection_file}").Select(word => JsonValue.Create(word))]),
            ["display_name"] = request.DisplayName ?? (isFSharp ? ".NET (F#)" : ".NET (C#)"),
            ["language"] = isFSharp ? "F#" : "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        var file = Path.Combine(folder, "kernel.json");
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JupyterJsonEncoder.Instance }) + "\n"));
        return file;
    }

    /// <summary>Where Jupyter keeps what belongs to the user.</summary>
    public static string UserFolder
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
}
