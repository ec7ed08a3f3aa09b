namespace FairLab.Report.Tests;

/// <summary>Tests that change what the whole process sees, so that no others run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
