namespace FairLab.Report.Paper;

/// <summary>A part of a study's story: words, and the figures and tables that they are about.</summary>
/// <param name="Heading">Its heading as LaTeX; null without one.</param>
/// <param name="Text">Its words as LaTeX.</param>
/// <param name="Names">Figures and tables, in the order in which they are made.</param>
sealed record StoryPart(string? Heading, string Text, IReadOnlyList<string> Names);
