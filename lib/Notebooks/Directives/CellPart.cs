namespace FairLab.Notebooks;

/// <summary>A stretch of a cell: code of one language, or one directive.</summary>
/// <param name="Language">The language of the code, and the one a directive applies to.</param>
/// <param name="Text">The code, with empty lines in place of what stands before it, so that line numbers are the cell's; for a directive, its line.</param>
/// <param name="Directive">The directive's name without <c>#!</c>, or null for code.</param>
/// <param name="Line">The line of the cell where it begins, from 1.</param>
internal sealed record CellPart(CellLanguage Language, string Text, string? Directive, int Line);
