using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Engine;

/// <summary>What came of one study.</summary>
/// <param name="Experiment">The study.</param>
/// <param name="Profile">The profile it was run in.</param>
/// <param name="Folder">Its results.</param>
public sealed record StudyResult(Experiment Experiment, string Profile, string Folder)
{
    /// <summary>Why the study was not run (its data could not be had, say); null when it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>The runs that did not finish.</summary>
    public IReadOnlyList<RunRecord> Unfinished { get; init; } = [];

    /// <summary>How many runs there are.</summary>
    public int Runs { get; init; }

    /// <summary>How many runs were executed now; the others were done before.</summary>
    public int Executed { get; init; }

    /// <summary>The names of the tables that the report notebook saved.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The names of the figures that the report notebook saved.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>
    /// How these results differ from the committed ones, which were left alone; null where they are the committed ones
    /// now.
    /// </summary>
    public ReferenceResults? Reference { get; init; }

    /// <summary>The verdicts; empty when the study was skipped or runs are missing.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];
}
