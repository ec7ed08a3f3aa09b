namespace FairLab.Notebooks;

/// <summary>A parameter a notebook declares in its cell tagged <c>parameters</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Default">The source text of its default, or null when it has none.</param>
/// <param name="Documentation">What the comment above or behind the declaration says, or null.</param>
/// <param name="Line">The line of its declaration in the cell, from 1.</param>
public sealed record NotebookParameter(
    string Name, ParameterType Type, string? Default, string? Documentation, int Line);
