namespace FairLab.TorchGuards.Tests.Builds;

/// <summary>A theory on the sources themselves: skipped, with the reason, where only their build is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SourceTheoryAttribute : TheoryAttribute
{
    public SourceTheoryAttribute()
    {
        var root = Weaving.WeaverTests.Metadata("RepositoryRoot");
        if (!File.Exists(Path.Combine(root, "FairLab.sln")))
            Skip = $"needs the sources, which were in {root} when this was built";
    }
}
