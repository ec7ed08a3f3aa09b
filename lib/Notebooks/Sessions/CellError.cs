using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>An error as a notebook shows it.</summary>
/// <param name="Name">The exception's type name, or the compiler's code.</param>
/// <param name="Message">The message.</param>
/// <param name="Line">The line of the cell that failed, from 1, when it is known.</param>
/// <param name="SourceLine">The text of that line.</param>
/// <param name="Traceback">The lines shown below one another.</param>
public sealed record CellError(
    string Name, string Message, int? Line, string? SourceLine, ImmutableArray<string> Traceback);
