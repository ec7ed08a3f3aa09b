using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Makes kernels known to Jupyter.</summary>
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
        CheckName(name);
        var folder = FolderOf(name, request.Prefix);
        Directory.CreateDirectory(folder);
        var spec = new JsonObject
        {
            ["argv"] =
                new JsonArray([.. request.Command.Append("{connection_file}").Select(word => JsonValue.Create(word))]),
            ["display_name"] = request.DisplayName ?? (isFSharp ? ".NET (F#)" : ".NET (C#)"),
            ["language"] = isFSharp ? "F#" : "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        foreach (var (target, source) in request.Resources)
            AtomicFile.Write(Path.Combine(folder, target), File.ReadAllBytes(source));
        var file = Path.Combine(folder, "kernel.json");
        var indented = new JsonSerializerOptions { WriteIndented = true, Encoder = JupyterJsonEncoder.Instance };
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(spec.ToJsonString(indented) + "\n"));
        return file;
    }

    /// <summary>Removes a kernelspec.</summary>
    /// <param name="name">The kernel's name.</param>
    /// <param name="prefix">The folder whose share/jupyter holds it; null for the user's.</param>
    /// <param name="isOwn">Whether the kernel found is one that may be removed.</param>
    /// <returns>The folder removed, or null when there is no such kernel there.</returns>
    /// <exception cref="KernelStartException">The kernel of that name is another program's.</exception>
    public static string? Uninstall(string name, string? prefix, Func<InstalledKernel, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(isOwn);
        CheckName(name);
        if (KernelSpecFolders.Read(FolderOf(name, prefix)) is not { } kernel)
            return null;
        if (!isOwn(kernel))
            throw new KernelStartException(
                $"{kernel.Folder}: this kernel is started by another program ({string.Join(' ', kernel.Command)}); "
                + $"remove it with: jupyter kernelspec remove {name}");
        Directory.Delete(kernel.Folder, recursive: true);
        return kernel.Folder;
    }

    /// <summary>Whether Jupyter takes a name for a kernel.</summary>
    public static bool IsName(string name) =>
        name is not ("" or "." or "..") && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    static void CheckName(string name)
    {
        if (!IsName(name))
            throw new KernelStartException(
                $"'{name}' is no kernel name: Jupyter takes letters, digits, '-', '.' and '_'");
    }

    static string FolderOf(string name, string? prefix) =>
        Path.Combine(
            prefix is null ? KernelSpecFolders.User : Path.Combine(Path.GetFullPath(prefix), "share", "jupyter"),
            "kernels",
            name);
}
