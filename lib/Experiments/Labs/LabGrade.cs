namespace FairLab.Experiments.Labs;

/// <summary>What became of one submitted notebook.</summary>
/// <param name="File">The file, below the folder of submissions.</param>
/// <param name="Lab">Which lab it is; null where it is none, or no notebook.</param>
/// <param name="Tasks">Its tasks in order; empty where it is no lab.</param>
/// <param name="Problem">Why it could not be run, or not to its end; null when it could.</param>
public sealed record LabGrade(string File, string? Lab, IReadOnlyList<LabVerdict> Tasks, string? Problem)
{
    /// <summary>How many answers are right.</summary>
    public int Right => Tasks.Count(t => t.IsRight);
}
