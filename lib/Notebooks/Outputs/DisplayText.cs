namespace FairLab.Notebooks;

/// <summary>Text of a known MIME type, shown as it is.</summary>
/// <param name="MimeType">The MIME type, such as text/html.</param>
/// <param name="Content">The text.</param>
public sealed record DisplayText(string MimeType, string Content)
{
    /// <summary>The text.</summary>
    public override string ToString() => Content;
}
