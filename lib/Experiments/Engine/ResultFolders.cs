namespace FairLab.Experiments.Engine;

/// <summary>Where things lie below <c>results/</c>.</summary>
/// <param name="Root">The folder of all results.</param>
/// <param name="Study">The study.</param>
/// <param name="Profile">The profile: only <c>full</c> writes the committed reference results.</param>
public sealed record ResultFolders(string Root, string Study, string Profile)
{
    /// <summary>The profile of the committed reference results.</summary>
    public const string Reference = "full";

    /// <summary>
    /// The profile of what differs from the committed results in digits that depend on the processor.
    /// </summary>
    public const string Ordinary = "ordinary";

    /// <summary>The profile of results in which runs are missing.</summary>
    public const string Partial = "partial";

    /// <summary>Collected tables, figures and claims.</summary>
    public string Results => Profile == Reference
        ? Path.Combine(Root, Study)
        : Path.Combine(Root, Profile, Study);

    /// <summary>The folders of the single runs; the key tells them apart, so all profiles share them.</summary>
    public string Runs => Path.Combine(Root, "runs", Study);

    /// <summary>The folder of one run.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="label">Its readable name.</param>
    public string Run(string key, string label) => Path.Combine(Runs, $"{label}-{key[..12]}");
}
