using FairLab.Data;

namespace FairLab.Experiments.Definition;

/// <summary>One study as its YAML file describes it.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Study">The study's name: the name of its folder under <c>results/</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Cites">Keys in <c>docs/refs.bib</c>.</param>
/// <param name="Notebook">The notebook of one run: one point of the sweep, one seed.</param>
/// <param name="Report">The notebook that runs once over the collected tables, or null.</param>
/// <param name="Needs">Ids in <c>data/catalogue.yaml</c>.</param>
/// <param name="Parameters">Parameters that every run shares.</param>
/// <param name="Sweep">The points and seeds.</param>
/// <param name="Smoke">Parameters of the small profile; <c>seeds</c> among them sets the number of seeds.</param>
/// <param name="Claims">What the study asserts.</param>
public sealed record Experiment(
    string Path,
    string Study,
    string Title,
    IReadOnlyList<string> Cites,
    string Notebook,
    string? Report,
    IReadOnlyList<string> Needs,
    IReadOnlyDictionary<string, object?> Parameters,
    Sweep Sweep,
    IReadOnlyDictionary<string, object?> Smoke,
    IReadOnlyList<Claim> Claims)
{
    /// <summary>Files of one's own that the notebooks load by name.</summary>
    public IReadOnlyDictionary<string, OwnDataset> Datasets { get; init; } = new Dictionary<string, OwnDataset>();

    /// <summary>The time limit of one run; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a run that failed or took too long is tried again.</summary>
    public int Retries { get; init; }

    /// <summary>Names for tables and filters that the claims use.</summary>
    public IReadOnlyList<Let> Lets { get; init; } = [];

    /// <summary>What the study asks, in one sentence; null: its title.</summary>
    public string? Question { get; init; }

    /// <summary>Where it stands on the survey's map.</summary>
    public IReadOnlyList<SurveyPlace> Survey { get; init; } = [];

    /// <summary>The figure that answers the question; null: the first.</summary>
    public string? Answer { get; init; }

    /// <summary>How the report's tables are shown, by name.</summary>
    public IReadOnlyDictionary<string, TableView> Tables { get; init; } = new Dictionary<string, TableView>();

    /// <summary>How exactly its tables are computed again.</summary>
    public Tolerances Verify { get; init; } = Tolerances.Exact;
}
