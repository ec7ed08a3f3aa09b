using FairLab.Data;

namespace FairLab.Runs;

/// <summary>The collected tables of a study: all CSV files of a folder, read when they are asked for.</summary>
/// <param name="folder">The folder.</param>
public sealed class StudyTables(string folder)
{
    readonly Dictionary<string, Table> _loaded = new(StringComparer.Ordinal);

    /// <summary>The names of the tables.</summary>
    public IReadOnlyList<string> Names =>
        [.. Files().Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    string[] Files() => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv") : [];

    /// <summary>A table by name.</summary>
    /// <param name="name">The name under which a run saved it.</param>
    /// <exception cref="ArgumentException">There is no such table; the message lists those there are.</exception>
    public Table this[string name]
    {
        get
        {
            if (!_loaded.TryGetValue(name, out var table))
            {
                string path = Path.Combine(folder, name + ".csv");
                if (!File.Exists(path))
                    throw new ArgumentException("The study: " + NearestName.Message("table", name, Names));
                _loaded[name] = table = Table.Load(path);
            }
            return table;
        }
    }
}
