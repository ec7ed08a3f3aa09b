namespace FairLab.Report.Crate;

/// <summary>How a study is packed.</summary>
public sealed record CrateOptions
{
    /// <summary>The folder that is written.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether a crate without executed notebooks is wanted. Default: false.</summary>
    public bool WithoutExecuted { get; init; }
}
