namespace FairLab.Report.Paper;

/// <summary>What was written.</summary>
/// <param name="Tex">The document.</param>
/// <param name="Pdf">The same compiled; null where it could not be.</param>
/// <param name="Figures">How many figures were drawn.</param>
/// <param name="Tables">How many tables were written.</param>
/// <param name="Missing">What could not be done and what to install for it; empty where all was.</param>
public sealed record PaperResult(string Tex, string? Pdf, int Figures, int Tables, IReadOnlyList<string> Missing);
