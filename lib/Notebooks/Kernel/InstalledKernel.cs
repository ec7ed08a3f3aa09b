namespace FairLab.Notebooks;

/// <summary>A kernel that Jupyter finds.</summary>
/// <param name="Name">The name under which notebooks ask for it.</param>
/// <param name="DisplayName">The name people see.</param>
/// <param name="Language">The language's name, as the kernelspec gives it.</param>
/// <param name="Folder">The folder of its kernel.json.</param>
/// <param name="Command">The command that starts it; <c>{connection_file}</c> stands for the connection file.</param>
public sealed record InstalledKernel(
    string Name, string DisplayName, string Language, string Folder, IReadOnlyList<string> Command);
