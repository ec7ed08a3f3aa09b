namespace FairLab.Report.Paper;

/// <summary>What a paper is made of.</summary>
public sealed record PaperOptions
{
    /// <summary>The folder it is written to; what is there of an earlier one is replaced.</summary>
    public required string Folder { get; init; }

    /// <summary>The widths.</summary>
    /// <value>acm.</value>
    public PaperStyle Style { get; init; } = PaperStyle.Named("acm");

    /// <summary>The studies by name.</summary>
    /// <value>Empty: all.</value>
    public IReadOnlyList<string> Studies { get; init; } = [];

    /// <summary>Told what is being done.</summary>
    public IProgress<string>? Progress { get; init; }
}
