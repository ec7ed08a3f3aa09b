namespace FairLab.Tests;

/// <summary>Tests that draw from libtorch's stream, which the whole process has in common: they run one after
/// another.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
