namespace FairLab.Data;

/// <summary>What the catalogue says about one data set.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Title">Its full name.</param>
/// <param name="Licence">Under what terms it may be used.</param>
/// <param name="Cite">Its key in docs/refs.bib.</param>
/// <param name="People">What it says about people.</param>
/// <param name="Files">Its files.</param>
/// <param name="AnyFile">Whether any one of the files is enough (they hold the same rows) rather than all of
/// them.</param>
/// <param name="Shipped">Whether the files lie in data/ itself.</param>
public sealed record CatalogueEntry(string Id, string Title, string Licence, string Cite, PeopleNote People,
    IReadOnlyList<CatalogueFile> Files, bool AnyFile, bool Shipped)
{
    /// <summary>
    /// The page where a person gets the files by hand, after registration say; null when the addresses are enough.
    /// </summary>
    public string? Page { get; init; }

    /// <summary>A file by name.</summary>
    public CatalogueFile File(string name) =>
        Files.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException(
            NearestName.Message($"file of data set '{Id}'", name, [.. Files.Select(f => f.Name)]),
            nameof(name));
}
