using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>An installed Jupyter kernel.</summary>
/// <param name="Name">The name by which notebooks ask for it.</param>
/// <param name="Folder">The folder of its kernel.json.</param>
/// <param name="DisplayName">The name people see.</param>
/// <param name="Language">Its language.</param>
/// <param name="Command">The command that starts it, placeholders not filled.</param>
/// <param name="InterruptsByMessage">Whether it is interrupted by a message, not by a signal.</param>
/// <param name="Environment">Environment variables it needs.</param>
public sealed record KernelSpec(
    string Name, string Folder, string DisplayName, string? Language, ImmutableArray<string> Command, bool InterruptsByMessage,
    ImmutableArray<KeyValuePair<string, string>> Environment);
