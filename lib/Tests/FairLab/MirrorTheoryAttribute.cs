namespace FairLab.Tests;

/// <summary>
/// A theory on real files that cannot be committed: skipped, with the reason, where no mirror is set.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MirrorTheoryAttribute : TheoryAttribute
{
    public MirrorTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("FAIRLAB_DATA_MIRROR") is not { Length: > 0 } mirror)
            Skip = "needs the full data files: set FAIRLAB_DATA_MIRROR to a folder that holds them";
        else if (!Directory.Exists(mirror))
            Skip = $"needs the full data files, but FAIRLAB_DATA_MIRROR is {mirror}, which does not exist";
    }
}
