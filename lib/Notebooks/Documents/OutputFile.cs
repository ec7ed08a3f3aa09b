namespace FairLab.Notebooks;

/// <summary>Files that a run writes for people, whatever stands at their path: an ordinary file, a link, a device, a
/// pipe.</summary>
public static class OutputFile
{
    /// <summary>Whether a path is that of an ordinary file, existing or to be made, and means the same to every
    /// process. Others are best written once, and by this process.</summary>
    public static bool IsPlain(string path) => AtomicFile.IsPlain(path);

    /// <summary>Writes a file: an ordinary one at once, so that nobody sees a part of it; anything else in
    /// place.</summary>
    public static void Write(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        AtomicFile.Write(path, content);
    }

    /// <summary>Opens a file that grows while it is written, in place.</summary>
    public static Stream Open(string path) => AtomicFile.Open(path);
}
