namespace FairLab.Report.Tests;

/// <summary>A test on a disk of its own, which only root may mount; skipped, with the reason, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    static readonly Lazy<bool> Can = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return false;
        try
        {
            using var disk = new SmallDisk(Directory.CreateTempSubdirectory("fairlab-disk-").FullName, 1);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // a container without the right to mount
        }
    });

    public SmallDiskFactAttribute() => Skip = Can.Value ? null : "mounts a small disk, which needs root on Linux";
}
