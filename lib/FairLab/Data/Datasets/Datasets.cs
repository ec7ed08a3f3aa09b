namespace FairLab.Data;

/// <summary>The tabular data sets by name.</summary>
public static class Datasets
{
    static readonly Dictionary<string, Func<DataStore, TabularDataset>> Loaders = new(StringComparer.Ordinal)
    {
        ["adult-counts"] = AdultCounts.Load,
        ["compas-counts"] = CompasCounts.Load,
        ["adult"] = Adult.Load,
        ["compas"] = Compas.Load,
        ["compas-score-counts"] = CompasScoreCounts.Load,
        ["resume_audit"] = ResumeAudit.Load,
        ["german"] = GermanCredit.Load,
        ["bank"] = BankMarketing.Load,
        ["law_school"] = LawSchool.Load,
    };

    static readonly AsyncLocal<IReadOnlyDictionary<string, OwnDataset>?> Own = new();

    /// <summary>The names that <see cref="Load(string)"/> knows.</summary>
    public static IReadOnlyCollection<string> Ids => Loaders.Keys;

    /// <summary>
    /// Loads a data set: one of this FairLab's, with its store, or one that the running experiment names in
    /// <c>datasets:</c>.
    /// </summary>
    /// <param name="id">One of <see cref="Ids"/>, or a name of the experiment.</param>
    /// <exception cref="ArgumentException">An unknown name; the message has the nearest valid one.</exception>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static TabularDataset Load(string id)
    {
        if (Own.Value?.TryGetValue(id, out var own) == true)
            return own.Load();
        Check(id);
        using var store = DataStore.Default();
        return Load(id, store);
    }

    /// <summary>Loads a data set from a store.</summary>
    public static TabularDataset Load(string id, DataStore store)
    {
        Check(id);
        return Loaders[id](store);
    }

    /// <summary>Loads a data set as a frame, for exploring; see <see cref="TabularDataset.ToFrame"/>.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <exception cref="ArgumentException">An unknown name; the message has the nearest valid one.</exception>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static Deedle.Frame<int, string> Frame(string id) => Load(id).ToFrame();

    /// <summary>Files of one's own that <see cref="Load(string)"/> knows too, until the result is disposed.</summary>
    /// <param name="own">The files by name.</param>
    public static IDisposable With(IReadOnlyDictionary<string, OwnDataset> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var before = new Before(Own.Value);
        Own.Value = own;
        return before;
    }

    static void Check(string id)
    {
        if (Loaders.ContainsKey(id))
            return;
        if (File.Exists(id))
        {
            using var rows = CsvRows.Open(id);
            throw new ArgumentException($"'{id}' is a file: say what its columns "
                + $"({string.Join(", ", rows.Header.Take(40))}) mean: "
                + $"TabularDataset.FromCsv(\"{id}\", label: \"...\", favourable: \"...\", groups: [\"...\"]); "
                + "or give it a name in an experiment's YAML, under 'datasets:'", nameof(id));
        }
        throw new ArgumentException(NearestName.Message("data set", id, [.. Loaders.Keys, .. Own.Value?.Keys ?? []])
            + " Of your own: TabularDataset.FromCsv(\"mine.csv\", label: \"...\", favourable: \"...\", groups: "
                + "[\"...\"]).", nameof(id));
    }

    sealed class Before(IReadOnlyDictionary<string, OwnDataset>? own) : IDisposable
    {
        public void Dispose() => Own.Value = own;
    }
}
