namespace FairLab.Experiments.Definition;

/// <summary>One execution of a study's notebook: one point of the sweep, one seed.</summary>
/// <param name="Label">A readable name, unique in the study whatever a file system makes of letter case.</param>
/// <param name="Point">The sweep's parameters at this point.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Parameters">All parameters that are given to the notebook, the seed included.</param>
public sealed record PlannedRun(
    string Label,
    IReadOnlyDictionary<string, object?> Point,
    int Seed,
    IReadOnlyDictionary<string, object?> Parameters);
