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
    };

    /// <summary>The names that <see cref="Load(string)"/> knows.</summary>
    public static IReadOnlyCollection<string> Ids => Loaders.Keys;

    /// <summary>Loads a data set with the store of this FairLab.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <exception cref="ArgumentException">An unknown name; the message has the nearest valid one.</exception>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static TabularDataset Load(string id)
    {
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

    static void Check(string id)
    {
        if (!Loaders.ContainsKey(id))
            throw new ArgumentException(NearestName.Message("data set", id, Loaders.Keys), nameof(id));
    }
}
