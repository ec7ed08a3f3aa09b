using System.Diagnostics;

namespace FairLab.Report.Tests;

/// <summary>A disk of some megabytes in memory, mounted over a folder.</summary>
public sealed class SmallDisk : IDisposable
{
    readonly string _folder;

    public SmallDisk(string folder, double megabytes)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={megabytes * 1024:0}k"), "fairlab",
            _folder))
            throw new InvalidOperationException("cannot mount");
    }

    /// <summary>Takes the right to write away, from root too.</summary>
    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder));

    /// <summary>Gives it another size; what is on it stays.</summary>
    public void Resize(double megabytes) => Assert.True(Run("mount", "-o",
        FormattableString.Invariant($"remount,size={megabytes * 1024:0}k"), _folder));

    public void Dispose() => Run("umount", "-l", _folder);

    static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
