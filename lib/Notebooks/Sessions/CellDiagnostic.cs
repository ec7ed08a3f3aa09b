namespace FairLab.Notebooks;

/// <summary>One message of the compiler about a cell.</summary>
/// <param name="Id">The compiler's code, such as CS0103.</param>
/// <param name="IsError">Whether the cell cannot run because of it.</param>
/// <param name="Message">The message.</param>
/// <param name="Line">Line in the cell, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="SourceLine">The text of that line.</param>
public sealed record CellDiagnostic(string Id, bool IsError, string Message, int Line, int Column, string SourceLine)
{
    /// <summary>The form compilers print: <c>(line,column): error CS0103: message</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"({Line},{Column}): {(IsError ? "error" : "warning")} {Id}: {Message}");
}
