namespace FairLab.Cli;

/// <summary>The data of a new study.</summary>
/// <param name="Code">The C# expression that loads them in the notebook.</param>
/// <param name="Yaml">The lines of the experiment that say what its runs depend on.</param>
/// <param name="Note">What was inferred, for the terminal; null when nothing was.</param>
sealed record StudyData(string Code, string Yaml, string? Note)
{
    /// <summary>Its id in the catalogue; null for a file of one's own.</summary>
    public string? Id { get; init; }

    /// <summary>A data set of FairLab.</summary>
    public static StudyData OfCatalogue(string id) =>
        new($"Datasets.Load(\"{id}\")", $"needs: [{id}]", null) { Id = id };
}
