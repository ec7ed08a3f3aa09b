namespace FairLab.Notebooks;

/// <summary>C# code of a cell, and the assembly files its <c>#r</c> lines stand for.</summary>
/// <param name="Code">The code.</param>
/// <param name="References">The files.</param>
/// <param name="IsOwn">Whether it stands in the cell itself, and not in a file that the cell loads.</param>
internal readonly record struct ParameterCellPart(string Code, IReadOnlyList<string> References, bool IsOwn);
