namespace FairLab.Notebooks;

/// <summary>Writes a file so that a reader sees either the old content or the new, never a part of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder (a rename across file systems is a copy), then renames it.</summary>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Writes to a temporary file in the same folder, then renames it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Interlocked.Increment(ref _counter)}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (ArgumentException error)
        {
            // What .NET makes of a limit on the size of files.
            TryDelete(temporary);
            throw new IOException($"{path}: it would be larger than a file may be here", error);
        }
        catch
        {
            // A full disk must leave neither a broken file nor litter behind.
            TryDelete(temporary);
            throw;
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

    static int _counter;
}
