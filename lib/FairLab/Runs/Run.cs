using FairLab.Figures;

namespace FairLab.Runs;

/// <summary>What a notebook sees of its run: named seeds, and a place for its tables and figures.</summary>
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
    /// <param name="seed">The root seed; every random choice of the run derives from it through <see cref="Seed"/>.</param>
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

    /// <summary>Saves a figure as <c>NAME.json</c> (Plotly's own JSON) and returns it, so that a cell can end with it.</summary>
    /// <param name="name">The figure's name: letters, digits, '-' and '_'.</param>
    /// <param name="figure">The figure.</param>
    public Figure Save(string name, Figure figure)
    {
        if (PathOf(name, ".plotly.json") is { } path)
            File.WriteAllText(path, figure.ToJson());
        return figure;
    }

    string? PathOf(string name, string extension)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"'{name}' cannot name a result: use letters, digits, '-' and '_'.", nameof(name));
        if (!_saved.Add(name + extension) && Folder is not null)
            throw new InvalidOperationException($"This run has already saved a result named '{name}'; give the second one its own name.");
        return Folder is null ? null : Path.Combine(Folder, name + extension);
    }
}
