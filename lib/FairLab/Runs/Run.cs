using FairLab.Data;

namespace FairLab.Runs;

/// <summary>What a notebook sees of its run: named seeds, and a place for its tables and other results.</summary>
/// <example>
/// <code>
/// var run = Run.Begin(seed);
/// var split = data.Split(0.5, 0.2, 0.3, run.Seed("split"));
/// run.Save("scores", Table.From(rows));
/// </code>
/// </example>
public sealed class Run
{
    readonly long _root;
    readonly HashSet<string> _saved = new(StringComparer.Ordinal);

    Run(long root, string? folder) => (_root, Folder) = (root, folder);

    /// <summary>The run's folder, or null in an interactive session, where nothing is written.</summary>
    public string? Folder { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="seed">The root seed; every random choice of the run derives from it through
    /// <see cref="Seed"/>.</param>
    public static Run Begin(long seed) => new(seed, RunContext.Current?.Folder);

    /// <summary>The seed of one component of the run; see <see cref="NamedSeed.Derive"/>.</summary>
    /// <param name="component">A name such as <c>split</c>, <c>model</c> or <c>bootstrap</c>.</param>
    public int Seed(string component) => NamedSeed.Derive(_root, component);

    /// <summary>Saves a table as <c>NAME.csv</c> and returns it, so that a cell can end with it.</summary>
    /// <param name="name">The table's name: letters, digits, '-' and '_'.</param>
    /// <param name="table">The table; an experiment collects it over its runs.</param>
    public Table Save(string name, Table table)
    {
        if (PathOf(name, ".csv") is { } path)
            table.Save(path);
        return table;
    }

    /// <summary>
    /// The file of a result of this run, for what saves in a format of its own; null in an interactive session.
    /// </summary>
    /// <param name="name">The result's name: letters, digits, '-' and '_'.</param>
    /// <param name="extension">How the file's name ends, with its dot.</param>
    /// <exception cref="ArgumentException">The name cannot name a result.</exception>
    /// <exception cref="InvalidOperationException">The run has a result of this name and ending already.</exception>
    public string? PathOf(string name, string extension)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException(
                $"'{name}' cannot name a result: use letters, digits, '-' and '_'.",
                nameof(name));
        if (!_saved.Add(name + extension) && Folder is not null)
            throw new InvalidOperationException(
                $"This run has already saved a result named '{name}'; give the second one its own name.");
        return Folder is null ? null : Path.Combine(Folder, name + extension);
    }
}
