using FairLab.Data;

namespace FairLab.Tests;

/// <summary>
/// A theory on data sets that are neither shipped nor in the mirror: skipped where nobody has fetched them.
/// </summary>
public sealed class LocalDataTheoryAttribute : TheoryAttribute
{
    public LocalDataTheoryAttribute(params string[] ids)
    {
        using var store = DataStore.Default();
        Ids = ids;
        if (!ids.All(store.HasLocally))
            Skip = $"{string.Join(", ", ids)} not here: ./fairlab data get ID";
    }

    public IReadOnlyList<string> Ids { get; }
}
