namespace FairLab.Notebooks;

/// <summary>
/// Writes a file so that a reader sees either the old content or the new, never a part of it: a new file takes the
/// old one's place,
/// its owner and its mode. What cannot be replaced without loss is written in place: devices, pipes, files with
/// several names,
/// mounted files, files in folders that may not be changed.
/// </summary>
internal static class AtomicFile
{
    const int ReadOnlyFileSystem = 30;

    static int _counter;

    /// <summary>Writes a file.</summary>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Writes to a temporary file in the same folder (a rename across file systems is a copy), then renames
    /// it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; called again when the file turns out to be one to write in
    /// place.</param>
    public static void Write(string path, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        var old = FileFacts.Of(path);
        if (Replaceable(path, old) is not { } target || !TryReplace(target, old, write))
        {
            using var stream = Open(path);
            Fill(path, stream, write);
        }
    }

    /// <summary>Opens a file to be written in place from its beginning. Devices may be open in several processes at
    /// once.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Whether a path is that of an ordinary file, existing or to be made, and the same one to every
    /// process: not standard output, say.</summary>
    public static bool IsPlain(string path)
    {
        path = Path.GetFullPath(path);
        return FileFacts.Of(path) is not { Regular: false } && !LeadsThroughSystem(path, out _);
    }

    /// <summary>The path under which a new file can take the old one's place, or null: a link stays a link to the
    /// file it leads to.</summary>
    static string? Replaceable(string path, FileFacts? old)
    {
        if (old is { } file && (!file.Regular || file.Links > 1) || LeadsThroughSystem(path, out var target))
            return null;
        // A link that leads nowhere yet is followed by the system alone; .NET may have followed another differently.
        return target == path || (old is { } there && FileFacts.Of(target)?.Identity == there.Identity)
            ? target
            : null;
    }

    /// <summary>Whether a path is in /dev or /proc, or links lead there; else where they lead.</summary>
    static bool LeadsThroughSystem(string path, out string target)
    {
        target = path;
        FileSystemInfo? file = new FileInfo(path);
        for (; file is not null; file = file.LinkTarget is null ? null : file.ResolveLinkTarget(false))
        {
            target = file.FullName;
            if (!OperatingSystem.IsWindows() && (target.StartsWith("/dev/", StringComparison.Ordinal)
                || target.StartsWith("/proc/", StringComparison.Ordinal)))
                return !target.StartsWith("/dev/shm/", StringComparison.Ordinal);
        }

        return false;
    }

    /// <returns>Whether the file has been replaced, and not to be written in place.</returns>
    static bool TryReplace(string path, FileFacts? old, Action<Stream> write)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0,
        };
        UnixFileMode? mode = null;
        if (old is not null)
        {
            CheckWritable(path);
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = mode = File.GetUnixFileMode(path);
        }

        var name = $".fairlab-{Environment.ProcessId}-{Interlocked.Increment(ref _counter)}.tmp";
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, name);
        try
        {
            using (var stream = new FileStream(temporary, options))
                Fill(path, stream, write);
        }
        catch (Exception error) when (old is not null && !File.Exists(temporary)
            && error is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            return false;
        }
        catch
        {
            // A full disk must leave neither a broken file nor litter behind.
            TryDelete(temporary);
            throw;
        }

        try
        {
            if (old is { } owned && !owned.GiveTo(temporary))
                return false;
            // Only now: a new owner takes some bits of it away, and the process's mask has taken others.
            if (mode is { } kept && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, kept);
            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception error) when (old is not null && error is IOException or UnauthorizedAccessException)
        {
            // A mounted file, or one of somebody else in a shared folder.
            return false;
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    /// <exception cref="UnauthorizedAccessException">The file may not be written: that a folder allows to replace it
    /// does not count.</exception>
    static void CheckWritable(string path)
    {
        try
        {
            using var file = File.OpenHandle(
                path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException)
        {
            // It is in use, which does not keep it from being replaced.
        }
    }

    static void Fill(string path, Stream stream, Action<Stream> write)
    {
        try
        {
            write(stream);
        }
        catch (ArgumentException error)
        {
            // What .NET makes of a limit on the size of files.
            throw new IOException($"{path}: it would be larger than a file may be here", error);
        }
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
