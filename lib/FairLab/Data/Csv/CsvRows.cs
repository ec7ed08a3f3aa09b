using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace FairLab.Data;

/// <summary>
/// The rows of a CSV file, one after the other, with what every reader of them needs: the separator found in the
/// header, columns by name, and the line of each row for messages. UTF-8, or UTF-16 with its mark; quoted cells may
/// hold anything.
/// </summary>
public sealed class CsvRows : IDisposable
{
    const int HeadBytes = 1 << 16;

    static readonly char[] Separators = [',', ';', '\t', '|'];

    readonly CsvReader _reader;
    readonly Stream? _owned;
    readonly int _skipped;

    CsvRows(Stream stream, bool isOwned, string name, CsvLayout layout)
    {
        (File, _owned, _skipped) = (name, isOwned ? stream : null, layout.Skip);
        Skip(stream, layout.Skip);
        var head = Head(stream);
        if (stream.CanSeek && head.Length == 0)
            throw new DataException(name, null, "an empty file", layout.Header is { } known
                ? $"rows of {known.Count} columns"
                : "a line with the names of the columns, and rows");
        Separator = layout.Separator ?? SeparatorOf(head);
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = Separator, HasHeader = false, TrackLineNumbers = true,
            TrimWhitespace = layout.IsLoose, SkipEmptyLines = layout.IsLoose, OnMalformedRecord = RefuseOpenQuote,
        }, leaveOpen: true);
        Header = layout.Header ?? ReadHeader();
    }

    /// <summary>The file, or the stream's name.</summary>
    public string File { get; }

    /// <summary>
    /// What stands between two cells: the character found most often in the first line, outside quotes.
    /// </summary>
    public char Separator { get; }

    /// <summary>The names of the columns, in order; a name may occur twice.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line of the current row, counted from 1.</summary>
    public long Line => _reader.LineNumber + _skipped;

    /// <summary>A cell of the current row, without quotes and outer blanks.</summary>
    public ReadOnlySpan<byte> this[int column] => _reader.GetSpan(column);

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">No such file, or nothing in it.</exception>
    public static CsvRows Open(string path, CsvLayout? layout = null)
    {
        if (!System.IO.File.Exists(path))
            throw new DataException(path, null, "no file", "a CSV file");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20,
            FileOptions.SequentialScan);
        try
        {
            return new CsvRows(stream, isOwned: true, path, layout ?? new CsvLayout());
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads a stream, which stays open; one that cannot be sought in has commas unless the layout says otherwise.
    /// </summary>
    public static CsvRows Of(Stream stream, string name, CsvLayout? layout = null) =>
        new(stream, isOwned: false, name, layout ?? new CsvLayout());

    /// <summary>Goes to the next row; empty lines are none.</summary>
    /// <exception cref="DataException">
    /// A row with more or fewer cells than the header, or a quote that is not closed.
    /// </exception>
    public bool Read()
    {
        if (!_reader.Read())
            return false;
        return _reader.FieldCount == Header.Count ? true
            : throw Error($"{_reader.FieldCount} fields", $"{Header.Count}{Hint()}");
    }

    /// <summary>Where a column stands; of two with one name the first.</summary>
    /// <exception cref="DataException">No such column; the message has the nearest.</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Header.Count; i++)
            if (Header[i] == column)
                return i;
        throw new DataException(File, _skipped + 1, $"no column '{column}'",
            NearestName.Expected("column", column, Header));
    }

    /// <summary>An error in the current row.</summary>
    public DataException Error(string found, string expected) => new(File, Line, found, expected);

    /// <summary>The text of a cell of the current row.</summary>
    /// <exception cref="DataException">Bytes that are not UTF-8.</exception>
    public string Text(int column)
    {
        Check(column);
        return Encoding.UTF8.GetString(this[column]);
    }

    /// <summary>Refuses a cell of the current row that is not UTF-8.</summary>
    /// <exception cref="DataException">Bytes that are not UTF-8.</exception>
    public void Check(int column)
    {
        if (!Utf8.IsValid(this[column]))
            throw Error(Header is null ? $"a name of column {column + 1} that is not UTF-8"
                : $"text in column '{Header[column]}' that is not UTF-8", "a file saved as UTF-8");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _owned?.Dispose();
    }

    string[] ReadHeader()
    {
        if (!_reader.Read())
            throw new DataException(File, null, "an empty file", "a line with the names of the columns, and rows");
        return [.. Enumerable.Range(0, _reader.FieldCount).Select(Text)];
    }

    // The package takes a quote that is never closed for one long cell: all rows below it would be gone. Other oddities
    // of quotes are text.
    void RefuseOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new DataException(File, record.LineNumber + _skipped, "a quote that is never closed",
                "one at the end of its cell");
    }

    string Hint() => Header.Count == 1
        ? $": the header has one column; say the separator if it is not '{Shown(Separator)}'" : "";

    static string Shown(char separator) => separator == '\t' ? "tab" : separator.ToString();

    static void Skip(Stream stream, int lines)
    {
        for (int b; lines > 0 && (b = stream.ReadByte()) >= 0;)
            if (b == '\n')
                lines--;
    }

    static byte[] Head(Stream stream)
    {
        if (!stream.CanSeek)
            return [];
        var start = stream.Position;
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return head[..length];
    }

    static char SeparatorOf(byte[] head)
    {
        var text = head is [0xff, 0xfe, ..] ? Encoding.Unicode.GetString(head) : Encoding.UTF8.GetString(head);
        var counts = new int[Separators.Length];
        var isQuoted = false;
        foreach (var c in text.AsSpan().TrimStart("\uFEFF\r\n"))
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c is '\r' or '\n' && !isQuoted)
                break;
            else if (!isQuoted && Array.IndexOf(Separators, c) is >= 0 and var i)
                counts[i]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
