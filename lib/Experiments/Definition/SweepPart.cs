namespace FairLab.Experiments.Definition;

/// <summary>A place in an experiment, for messages.</summary>
/// <param name="Key"><c>parameters</c>, <c>grid</c>, <c>include</c>, <c>exclude</c> or <c>smoke</c>.</param>
/// <param name="Index">Which grid or point, from 0.</param>
/// <param name="Name">The parameter, or null for the whole.</param>
readonly record struct SweepPart(string Key, int Index = 0, string? Name = null);
