namespace FairLab.Experiments.Labs;

/// <summary>What became of one task of a submitted lab.</summary>
/// <param name="Task">The task.</param>
/// <param name="Verdict">right, not right, not done yet, error, or not run.</param>
/// <param name="Says">What the check, or the error, says.</param>
public sealed record LabVerdict(string Task, string Verdict, string Says)
{
    /// <summary>Whether the answer is right.</summary>
    public bool IsRight => Verdict == "right";
}
