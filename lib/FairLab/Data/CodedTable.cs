using System.Text.Unicode;
using CsvHelper;

namespace FairLab.Data;

/// <summary>
/// A table of <see cref="CodedColumn"/>s read from CSV files in one pass, with the line of every value's first
/// occurrence for messages.
/// </summary>
public sealed class CodedTable
{
    readonly Dictionary<string, CodedColumn> _columns;

    CodedTable(string file, int rows, IEnumerable<CodedColumn> columns)
    {
        File = file;
        Rows = rows;
        _columns = columns.ToDictionary(c => c.Name);
    }

    /// <summary>The (last) file it came from.</summary>
    public string File { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>A column by name.</summary>
    public CodedColumn this[string name] => _columns.TryGetValue(name, out var column)
        ? column
        : throw new DataException(File, 1, $"no column '{name}'", NearestName.Expected("column", name, _columns.Keys));

    /// <summary>Reads the named columns of a CSV file with a header line. Where a header repeats a name, the first such column is meant.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <exception cref="DataException">A missing column, a row with another number of fields, or no rows.</exception>
    public static CodedTable Read(string path, params string[] columns) => Read([(path, 0)], columns, hasHeader: true, columns);

    /// <summary>Reads headerless files, one after the other, as one table.</summary>
    /// <param name="files">The files, each with the number of lines to skip at its start.</param>
    /// <param name="header">The names of all columns in the files.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <exception cref="DataException">A row with another number of fields, or no rows.</exception>
    public static CodedTable ReadHeaderless(IReadOnlyList<(string Path, int Skip)> files, string[] header, string[] columns) =>
        Read(files, columns, hasHeader: false, header);

    /// <summary>The table for some rows only, in the given order.</summary>
    public CodedTable Select(ReadOnlySpan<int> rows)
    {
        var selected = new List<CodedColumn>(_columns.Count);
        foreach (var column in _columns.Values)
            selected.Add(column.Select(rows));
        return new CodedTable(File, rows.Length, selected);
    }

    /// <summary>The rows for which <paramref name="keep"/> holds, in order; levels that no row is left with are dropped.</summary>
    public CodedTable Where(Func<int, bool> keep)
    {
        var rows = Enumerable.Range(0, Rows).Where(keep).ToArray();
        return new CodedTable(File, rows.Length, _columns.Values.Select(c => c.Select(rows).WithoutUnusedLevels()));
    }

    /// <summary>The rows that have a value in each of some columns: nothing, <c>?</c>, <c>NaN</c>, <c>NA</c> and the like are none.</summary>
    /// <param name="columns">The columns, such as those that groups are made of.</param>
    public CodedTable WithoutMissing(params string[] columns)
    {
        var missing = Array.ConvertAll(columns, name => Array.ConvertAll(this[name].Levels, MissingValue.Is));
        return Where(row => !columns.Where((name, c) => missing[c][this[name].Codes[row]]).Any());
    }

    /// <summary>Repeats every row as often as its count column says: a table of counts becomes a table of people.</summary>
    /// <exception cref="DataException">A count that is not a whole number of at least 0.</exception>
    public CodedTable Expand(string countColumn)
    {
        var column = this[countColumn];
        var counts = column.NumericLevels();
        for (var level = 0; level < counts.Length; level++)
            if (!(counts[level] >= 0 && counts[level] <= int.MaxValue) || counts[level] != Math.Floor(counts[level]))
                throw column.Error(level, "a count: a whole number of at least 0");
        return Select([.. Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Repeat(row, (int)counts[column.Codes[row]]))]);
    }

    static CodedTable Read(IReadOnlyList<(string Path, int Skip)> files, string[] columns, bool hasHeader, string[] header)
    {
        var builders = Array.ConvertAll(columns, _ => new Builder());
        var (rows, last) = (0, files[^1].Path);
        foreach (var (path, skip) in files)
        {
            var bytes = Skip(System.IO.File.ReadAllBytes(path), skip);
            var options = new CsvReaderOptions
            {
                Separator = ',', HasHeader = hasHeader, TrimWhitespace = true, TrackLineNumbers = true, SkipEmptyLines = true,
                OnMalformedRecord = OpenQuote.Refuse(path, skip),
            };
            using var reader = CsvReader.Create(bytes, options);
            if (bytes.Length == 0)
                throw new DataException(path, null, "an empty file", $"rows of {header.Length} columns");
            reader.ReadHeader();
            var indices = Array.ConvertAll(columns, name => hasHeader ? HeaderIndex(reader, name, path) : Array.IndexOf(header, name));
            var width = hasHeader ? reader.Headers.Count : header.Length;
            while (reader.Read())
            {
                if (reader.FieldCount != width)
                    throw new DataException(path, reader.LineNumber + skip, $"{reader.FieldCount} fields", $"{width}");
                for (var c = 0; c < indices.Length; c++)
                    if (builders[c].Add(reader.GetSpan(indices[c])))
                    {
                        if (!Utf8.IsValid(reader.GetSpan(indices[c])))
                            throw new DataException(path, reader.LineNumber + skip,
                                $"text in column '{columns[c]}' that is not UTF-8", "a file saved as UTF-8");
                        builders[c].First(path, reader.LineNumber + skip);
                    }
                rows++;
            }
        }
        if (rows == 0)
            throw new DataException(last, null, "no rows", "at least one");
        return new CodedTable(last, rows, builders.Zip(columns, (b, name) => b.Build(name)));
    }

    static int HeaderIndex(CsvReader reader, string name, string path)
    {
        var index = reader.Headers.ToList().IndexOf(name);
        return index >= 0 ? index : throw new DataException(path, 1, $"no column '{name}'", NearestName.Expected("column", name, [.. reader.Headers]));
    }

    static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> bytes, int lines)
    {
        for (; lines > 0; lines--)
            bytes = bytes[(bytes.Span.IndexOf((byte)'\n') + 1)..];
        return bytes;
    }

    /// <summary>Collects one column: codes in order of first occurrence, put into ordinal order at the end.</summary>
    sealed class Builder
    {
        readonly Utf8Levels _levels = new();
        readonly List<CodedColumn.Origin> _origins = [];
        readonly List<int> _rows = [];

        /// <summary>Adds a value; true when it was not seen before.</summary>
        public bool Add(ReadOnlySpan<byte> value)
        {
            _rows.Add(_levels.Code(value));
            return _levels.Count > _origins.Count;
        }

        public void First(string file, long line) => _origins.Add(new(file, line));

        public CodedColumn Build(string name)
        {
            var texts = Enumerable.Range(0, _levels.Count).Select(_levels.Text).ToArray();
            var order = Enumerable.Range(0, texts.Length).OrderBy(i => texts[i], StringComparer.Ordinal).ToArray();
            var rank = new int[order.Length];
            for (var i = 0; i < order.Length; i++)
                rank[order[i]] = i;
            var codes = _rows.ToArray();
            for (var row = 0; row < codes.Length; row++)
                codes[row] = rank[codes[row]];
            return new CodedColumn(name, [.. order.Select(i => texts[i])], codes, [.. order.Select(i => _origins[i])]);
        }
    }
}
