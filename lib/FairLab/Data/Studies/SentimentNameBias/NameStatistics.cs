namespace FairLab.Data;

/// <summary>
/// How people of a first name report their race and ethnicity in United States mortgage applications (Tzioumis 2018
/// [tzioumis2018]): 4,250 first names and six shares each. A name list of a study is a stand-in for a group; these
/// shares say how good a one.
/// </summary>
public sealed class NameStatistics
{
    static readonly string[] Columns = ["white", "black", "api", "native", "multiple", "hispanic"];

    readonly Dictionary<string, double[]> _shares;

    NameStatistics(Dictionary<string, double[]> shares) => _shares = shares;

    /// <summary>The number of names.</summary>
    public int Count => _shares.Count;

    /// <summary>The groups that shares are given for.</summary>
    public static IReadOnlyList<string> Groups => Columns;

    /// <summary>
    /// The share of people with a first name who are of a group, in [0, 1]; null when the name is not in the table.
    /// </summary>
    /// <param name="name">A first name, in any letter case.</param>
    /// <param name="group">One of <see cref="Groups"/>.</param>
    public double? Share(string name, string group)
    {
        var column = Array.IndexOf(Columns, group);
        if (column < 0)
            throw new ArgumentException(NearestName.Message("group", group, Columns), nameof(group));
        return _shares.TryGetValue(name, out var shares) ? shares[column] : null;
    }

    /// <summary>Loads the table from a store.</summary>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static NameStatistics Load(DataStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var table = CodedTable.Read(store.Get("names_race")[0], ["name", .. Columns]);
        var values = Columns.Select(c => (table[c], Levels: table[c].NumericLevels())).ToArray();
        var shares = new Dictionary<string, double[]>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < table.Rows; row++)
            if (table["name"][row] != "ALL OTHER FIRST NAMES")
                shares[table["name"][row]] = [.. values.Select(v => v.Levels[v.Item1.Codes[row]])];
        return new NameStatistics(shares);
    }
}
