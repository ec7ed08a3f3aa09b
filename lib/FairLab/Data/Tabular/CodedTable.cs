namespace FairLab.Data;

/// <summary>
/// A table of <see cref="CodedColumn"/>s read from CSV files in one pass, with the line of every value's first
/// occurrence for messages.
/// </summary>
public sealed class CodedTable
{
    readonly Dictionary<string, CodedColumn> _columns;

    // The line of each row.
    readonly int[] _lines;

    CodedTable(string file, int[] lines, IEnumerable<CodedColumn> columns)
    {
        File = file;
        _lines = lines;
        Columns = [.. columns];
        _columns = Columns.ToDictionary(c => c.Name);
    }

    /// <summary>The (last) file it came from.</summary>
    public string File { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _lines.Length;

    /// <summary>The columns, in the order that was asked for.</summary>
    public IReadOnlyList<CodedColumn> Columns { get; }

    /// <summary>The line of the file in which a row stands, counted from 1.</summary>
    public int Line(int row) => _lines[row];

    /// <summary>A column by name.</summary>
    public CodedColumn this[string name] => _columns.TryGetValue(name, out var column)
        ? column
        : throw new DataException(File, 1, $"no column '{name}'", NearestName.Expected("column", name, _columns.Keys));

    /// <summary>
    /// Reads the named columns of a CSV file with a header line. Where a header repeats a name, the first such column
    /// is meant.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <exception cref="DataException">A missing column, a row with another number of fields, or no rows.</exception>
    public static CodedTable Read(string path, params string[] columns) => Read([(path, 0)], columns, header: null);

    /// <summary>Reads headerless files, one after the other, as one table.</summary>
    /// <param name="files">The files, each with the number of lines to skip at its start.</param>
    /// <param name="header">The names of all columns in the files.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <param name="separator">What stands between two cells.</param>
    /// <exception cref="DataException">A row with another number of fields, or no rows.</exception>
    public static CodedTable ReadHeaderless(IReadOnlyList<(string Path, int Skip)> files, string[] header,
        string[] columns,
        char separator = ',') => Read(files, columns, header, separator);

    /// <summary>The table for some rows only, in the given order.</summary>
    public CodedTable Select(ReadOnlySpan<int> rows)
    {
        var selected = new List<CodedColumn>(Columns.Count);
        foreach (var column in Columns)
            selected.Add(column.Select(rows));
        return new CodedTable(File, Pick(_lines, rows), selected);
    }

    /// <summary>
    /// The rows for which <paramref name="keep"/> holds, in order; levels that no row is left with are dropped.
    /// </summary>
    public CodedTable Where(Func<int, bool> keep)
    {
        var rows = Enumerable.Range(0, Rows).Where(keep).ToArray();
        return new CodedTable(File, Pick(_lines, rows), Columns.Select(c => c.Select(rows).WithoutUnusedLevels()));
    }

    /// <summary>
    /// The rows that have a value in each of some columns: nothing, <c>?</c>, <c>NaN</c>, <c>NA</c> and the like are
    /// none.
    /// </summary>
    /// <param name="columns">The columns, such as those that groups are made of.</param>
    public CodedTable WithoutMissing(params string[] columns)
    {
        var missing = Array.ConvertAll(columns, name => Array.ConvertAll(this[name].Levels, MissingValue.Is));
        return Where(row => !columns.Where((name, c) => missing[c][this[name].Codes[row]]).Any());
    }

    /// <summary>
    /// Repeats every row as often as its count column says: a table of counts becomes a table of people.
    /// </summary>
    /// <exception cref="DataException">A count that is not a whole number of at least 0.</exception>
    public CodedTable Expand(string countColumn)
    {
        var column = this[countColumn];
        var counts = column.NumericLevels();
        for (var level = 0; level < counts.Length; level++)
            if (!(counts[level] >= 0 && counts[level] <= int.MaxValue) || counts[level] != Math.Floor(counts[level]))
                throw column.Error(level, "a count: a whole number of at least 0");
        var repeated = Enumerable.Range(0, Rows)
            .SelectMany(row => Enumerable.Repeat(row, (int)counts[column.Codes[row]]));
        return Select([.. repeated]);
    }

    /// <summary>Reads all columns of a CSV file with a header line.</summary>
    /// <exception cref="DataException">
    /// A row with another number of fields, two columns of one name, or no rows.
    /// </exception>
    internal static CodedTable ReadAll(string path, char? separator)
    {
        using var rows = CsvRows.Open(path, new CsvLayout { Separator = separator });
        for (var i = 0; i < rows.Header.Count; i++)
            if (rows.Header.ToList().IndexOf(rows.Header[i]) is var first && first < i)
                throw new DataException(path, 1,
                    $"the column '{rows.Header[i]}' twice, as the columns {first + 1} and {i + 1}",
                    "every name once: rename one");
        var reading = new Reading([.. rows.Header]);
        reading.Add(rows);
        return reading.Build(path);
    }

    static CodedTable Read(IReadOnlyList<(string Path, int Skip)> files, string[] columns,
        IReadOnlyList<string>? header,
        char separator = ',')
    {
        var reading = new Reading(columns);
        foreach (var (path, skip) in files)
        {
            using var rows = CsvRows.Open(path, new CsvLayout { Separator = separator, Header = header, Skip = skip });
            reading.Add(rows);
        }
        return reading.Build(files[^1].Path);
    }

    /// <summary>The columns of a table while its rows are read.</summary>
    sealed class Reading(string[] names)
    {
        readonly Builder[] _columns = Array.ConvertAll(names, _ => new Builder());
        readonly List<int> _lines = [];

        public void Add(CsvRows rows)
        {
            var indices = Array.ConvertAll(names, rows.IndexOf);
            while (rows.Read())
            {
                for (var c = 0; c < indices.Length; c++)
                    if (_columns[c].Add(rows[indices[c]]))
                    {
                        rows.Check(indices[c]);
                        _columns[c].First(rows.File, rows.Line);
                    }
                _lines.Add((int)rows.Line);
            }
        }

        public CodedTable Build(string file) => _lines.Count == 0
            ? throw new DataException(file, null, "no rows", "at least one")
            : new CodedTable(file, [.. _lines], _columns.Zip(names, (b, name) => b.Build(name)));
    }

    static int[] Pick(int[] values, ReadOnlySpan<int> rows)
    {
        var picked = new int[rows.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = values[rows[i]];
        return picked;
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
