using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>What it takes to run an installed kernel.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="InterruptsByMessage">Whether it is interrupted by a message, not by a signal.</param>
/// <param name="Environment">Environment variables it needs.</param>
internal sealed record KernelSpec(
    InstalledKernel Kernel, bool InterruptsByMessage, ImmutableArray<KeyValuePair<string, string>> Environment)
{
    public string Name => Kernel.Name;

    /// <summary>The installed kernel of a name, case not counted; null when there is none.</summary>
    public static InstalledKernel? Find(string name) =>
        KernelSpecFolders.Find().FirstOrDefault(kernel => kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What it takes to run the kernel of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="notebook">The notebook that asks for it.</param>
    /// <exception cref="KernelStartException">It is not installed, or its kernel.json names no command.</exception>
    public static KernelSpec Get(string name, string notebook)
    {
        var all = KernelSpecFolders.Find();
        if (all.FirstOrDefault(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } kernel)
        {
            string[] names = [.. all.Select(other => other.Name)];
            var installed = names.Length == 0 ? "none" : string.Join(", ", names);
            throw new KernelStartException(
                $"{notebook}: No such kernel named {name}{NearestName.Hint(name, names)} (installed: {installed})");
        }

        if (kernel.Command is [] or ["", ..])
            throw new KernelStartException(
                $"{notebook}: {Path.Combine(kernel.Folder, "kernel.json")}: expected \"argv\" to be a list of words");
        var file = File.ReadAllBytes(Path.Combine(kernel.Folder, "kernel.json"));
        var json = (System.Text.Json.Nodes.JsonObject)JsonText.Parse(file)!;
        return new KernelSpec(
            kernel,
            JupyterMessage.Text(json, "interrupt_mode") == "message",
            json["env"] is System.Text.Json.Nodes.JsonObject env
                ? [.. env.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? ""))]
                : []);
    }
}
