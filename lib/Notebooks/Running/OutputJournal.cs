using System.IO.MemoryMappedFiles;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FairLab.Notebooks;

/// <summary>
/// What the cells of a run have shown since it was last saved, beside its notebook, so that it outlives this process:
/// the newest
/// records lie in memory that is the file's, which costs no system call each, and move to the end of the file when
/// there are many.
/// </summary>
internal sealed unsafe class OutputJournal : IDisposable
{
    /// <summary>The part of the file that is memory: its first eight bytes say how much of all else counts.</summary>
    const int Window = 1 << 16;

    const int Header = sizeof(long), UsedBits = 20;

    readonly string _path;
    readonly SafeFileHandle _file;
    readonly MemoryMappedFile _map;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _memory;
    long _moved;
    int _used;

    OutputJournal(string path)
    {
        _path = path;
        // Its blocks are written before they are mapped: a page that the disk has no room for would end the process.
        using var stream = new FileStream(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        stream.Write(new byte[Window]);
        _map = MemoryMappedFile.CreateFromFile(
            stream, null, Window, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor(0, Window);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Where the journal of a notebook lies.</summary>
    public static string PathOf(string notebook) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(notebook))!, $".{Path.GetFileName(notebook)}.journal");

    /// <summary>A new journal, or null where there can be none: the run does without.</summary>
    public static OutputJournal? TryCreate(string notebook)
    {
        try
        {
            return new OutputJournal(PathOf(notebook));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes what a run left that ended together with who watched it.</summary>
    public static void Delete(string notebook)
    {
        try
        {
            File.Delete(PathOf(notebook));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>How many bytes of records there are.</summary>
    public long Length => _moved + _used;

    /// <summary>Forgets everything.</summary>
    public void Restart() => Publish(0, 0);

    /// <summary>Adds a record.</summary>
    /// <exception cref="IOException">It cannot be kept; nothing of the journal counts any more.</exception>
    public void Add(JournalEvent kind, string cell, ReadOnlySpan<char> text)
    {
        // Kind, length of the cell's id, the id, length of the text, the text.
        var most = 2 + Encoding.UTF8.GetMaxByteCount(cell.Length) + sizeof(int)
            + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > Window - Header - _used)
            Move();
        if (most > Window - Header)
        {
            var large = new byte[most];
            var length = Write(large, kind, cell, text);
            Append(large.AsSpan(0, length));
            Publish(_moved + length, 0);
            return;
        }

        Publish(_moved, _used + Write(new Span<byte>(_memory + Header + _used, most), kind, cell, text));
    }

    /// <summary>The records of a notebook's journal, as far as they were written.</summary>
    public static IEnumerable<(JournalEvent Kind, string Cell, string Text)> Read(string notebook)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(PathOf(notebook));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        if (file.Length < Window)
            yield break;
        var state = BitConverter.ToInt64(file);
        var (moved, used) = (state >> UsedBits, (int)(state & ((1 << UsedBits) - 1)));
        if (moved > file.Length - Window || used > Window - Header)
            yield break;
        byte[] records = [.. file.AsSpan(Window, (int)moved), .. file.AsSpan(Header, used)];
        for (var at = 0; at < records.Length;)
        {
            var kind = (JournalEvent)records[at];
            var name = records[at + 1];
            var length = BitConverter.ToInt32(records, at + 2 + name);
            yield return (kind, Encoding.UTF8.GetString(records, at + 2, name),
                Encoding.UTF8.GetString(records, at + 2 + name + sizeof(int), length));
            at += 2 + name + sizeof(int) + length;
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        _file.Dispose();
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    static int Write(Span<byte> target, JournalEvent kind, string cell, ReadOnlySpan<char> text)
    {
        var name = Encoding.UTF8.GetBytes(cell, target[2..]);
        (target[0], target[1]) = ((byte)kind, (byte)name);
        var length = Encoding.UTF8.GetBytes(text, target[(2 + name + sizeof(int))..]);
        BitConverter.TryWriteBytes(target[(2 + name)..], length);
        return 2 + name + sizeof(int) + length;
    }

    /// <summary>Makes room in memory.</summary>
    void Move()
    {
        Append(new ReadOnlySpan<byte>(_memory + Header, _used));
        Publish(_moved + _used, 0);
    }

    void Append(ReadOnlySpan<byte> records)
    {
        try
        {
            RandomAccess.Write(_file, records, Window + _moved);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            Publish(0, 0);
            throw new IOException(error.Message, error);
        }
    }

    // One store, so that a reader finds each record once, whenever the process ends.
    void Publish(long moved, int used)
    {
        (_moved, _used) = (moved, used);
        Volatile.Write(ref *(long*)_memory, (moved << UsedBits) | (uint)used);
    }
}
