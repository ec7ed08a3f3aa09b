using System.CommandLine;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using Spectre.Console;

namespace FairLab.Cli.Repositories;

/// <summary>
/// The repository a command is about: the first of its names where that is a folder or a git address, else FairLab's
/// own.
/// </summary>
/// <param name="Root">Its root: its studies run there, and their results are written there.</param>
/// <param name="Names">The names that are left: studies, experiment files.</param>
/// <param name="IsOther">Whether it is another than FairLab's own.</param>
sealed record RepositoryArgument(string Root, IReadOnlyList<string> Names, bool IsOther)
{
    /// <summary>For a clone: its code may run.</summary>
    public static readonly Option<bool> TrustOption = new("--trust")
    {
        Description = "Run a cloned repository's notebooks without asking: they are code, and run as you",
    };

    /// <summary>For a repository made with a later version.</summary>
    public static readonly Option<bool> AnyEngineOption = new("--any-engine")
    {
        Description = "Take a repository that was made with a later FairLab as it is",
    };

    /// <summary>Finds the repository, cloning it where it is an address.</summary>
    /// <exception cref="UsageException">The folder is no repository, or its code is not trusted.</exception>
    public static async Task<RepositoryArgument> ResolveAsync(
        ParseResult parse, IReadOnlyList<string> names, bool quiet, CancellationToken cancel)
    {
        if (names.Skip(1).FirstOrDefault(n => GitAddress.TryParse(n) is not null) is { } late)
            throw new UsageException($"{late}: a repository comes first, and one at a time; its studies come after it");
        if (names.Count == 0)
            return new(Repository.Root, names, false);
        bool anyEngine = parse.GetValue(AnyEngineOption);
        if (!IsFolder(names[0]) && GitAddress.TryParse(names[0]) is { } address)
        {
            string clone = await GitClone.GetAsync(address, quiet, cancel);
            Terminal.Error.WriteLine($"Repository: {clone}");
            var cloned = Enter(clone, names, anyEngine);
            Trust.Require(address, clone, parse.GetValue(TrustOption));
            LentData.Lend(cloned.Root);
            return cloned;
        }
        if (!IsFolder(names[0]))
        {
            bool isPlace = names[0].IndexOfAny(['/', '\\']) >= 0 || names[0].EndsWith(".git", StringComparison.Ordinal);
            return isPlace && !File.Exists(names[0]) && !names[0].EndsWith(".yaml", StringComparison.Ordinal)
                ? throw new UsageException(
                    $"there is no folder {names[0]}, and it is no git address such as https://host/name.git#branch")
                : new(Repository.Root, names, false);
        }
        var other = Enter(Path.GetFullPath(names[0]), names, anyEngine);
        LentData.Lend(other.Root);
        return other;
    }

    /// <summary>A folder's path as a user finds it from here.</summary>
    public static string Shown(string folder)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    /// <summary>The same, as it is typed: in quotes where there is a space.</summary>
    public static string Typed(string folder) => Shown(folder) is var shown && shown.Any(char.IsWhiteSpace)
        ? $"\"{shown}\""
        : shown;

    static RepositoryArgument Enter(string folder, IReadOnlyList<string> names, bool anyEngine)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        if (RepositoryLayout.Check(folder, anyEngine) is { } note)
            Terminal.Error.MarkupLine("[yellow]note:[/] " + Markup.Escape(note));
        foreach (string missing in Unfetched.Notes(folder))
            Terminal.Error.MarkupLine("[yellow]note:[/] " + Markup.Escape(missing));
        // Notebooks ask Repository.Root, in workers that inherit this.
        Environment.SetEnvironmentVariable("FAIRLAB_ROOT", folder);
        return new(folder, [.. names.Skip(1)], true);
    }

    // A study and a folder of one name: the study is meant, unless the folder is written as a path or is a repository.
    static bool IsFolder(string name) => Directory.Exists(name) && GitAddress.TryParse(name) is null
        && (name.IndexOfAny(['/', '\\']) >= 0 || name is "." or ".." || RepositoryLayout.IsOne(name));
}
