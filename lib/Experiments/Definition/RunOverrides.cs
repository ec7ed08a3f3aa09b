namespace FairLab.Experiments.Definition;

/// <summary>What the command line changes of an experiment.</summary>
public sealed record RunOverrides
{
    /// <summary>Nothing is changed: the results are the study's reference results.</summary>
    public static RunOverrides None { get; } = new();

    /// <summary>
    /// Parameters set for every run; one that the grid varies is held at this value instead. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>The number of seeds. Default: the experiment's own.</summary>
    public int? Seeds { get; init; }

    /// <summary>Whether the small profile (<c>smoke:</c>) is run. Default: false.</summary>
    public bool Smoke { get; init; }

    /// <summary>
    /// The profile's name: <c>full</c>, <c>smoke</c> or <c>custom</c>. Only <c>full</c> writes the reference results.
    /// </summary>
    public string Profile => Parameters.Count > 0 || Seeds is not null ? "custom" : Smoke ? "smoke" : "full";
}
