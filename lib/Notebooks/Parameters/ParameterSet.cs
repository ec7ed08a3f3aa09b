using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>The parameters a notebook declares.</summary>
/// <param name="HasCell">Whether a code cell is tagged <c>parameters</c>.</param>
/// <param name="Parameters">The parameters, in order of declaration.</param>
/// <param name="Warnings">What will surprise: a function in the parameters cell keeps the default value, because a
/// later declaration hides the variable instead of assigning it.</param>
public sealed record ParameterSet(
    bool HasCell, ImmutableArray<NotebookParameter> Parameters, ImmutableArray<string> Warnings);
