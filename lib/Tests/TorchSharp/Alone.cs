namespace FairLab.TorchGuards.Tests;

/// <summary>Tests that look at the whole process, or load it, run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
