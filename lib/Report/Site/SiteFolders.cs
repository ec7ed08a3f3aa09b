using FairLab.Data;

namespace FairLab.Report.Site;

/// <summary>Where things lie, and what every page may cite.</summary>
/// <param name="Root">The repository's root.</param>
sealed record SiteFolders(string Root)
{
    /// <summary>The folder of all results.</summary>
    public string Results => Path.Combine(Root, "results");

    /// <summary>The folder of the report.</summary>
    public string Report => Path.Combine(Results, "report");

    /// <summary>The data catalogue; null where a repository has none.</summary>
    public Catalogue? Catalogue { get; } = File.Exists(Path.Combine(Root, "data", "catalogue.yaml"))
        ? Catalogue.Load(Path.Combine(Root, "data", "catalogue.yaml"))
        : null;

    /// <summary>The literature.</summary>
    public Bibliography Bibliography { get; } = Bibliography.Load(Path.Combine(Root, "docs", "refs.bib"));
}
