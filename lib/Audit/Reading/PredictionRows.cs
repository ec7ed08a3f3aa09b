using FairLab.Data;

namespace FairLab.Audit;

/// <summary>A file of predictions, row by row: only the columns asked for, and never the whole file.</summary>
abstract class PredictionRows(string file) : IDisposable
{
    // A Parquet file begins with these bytes.
    static readonly byte[] Parquet = "PAR1"u8.ToArray();

    /// <summary>The file, as it was named.</summary>
    public string File { get; } = file;

    /// <summary>The names of all columns.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The share of the file that has been read, about.</summary>
    public abstract double Fraction { get; }

    /// <summary>Names the columns that will be asked for; from here on they are counted from 0 in this order.</summary>
    public abstract void Select(IReadOnlyList<int> columns);

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Read();

    /// <summary>A value as text; empty where there is none. It is valid until the next call of this or
    /// <see cref="Read"/>.</summary>
    public abstract ReadOnlySpan<char> Text(int column);

    /// <summary>A value as a number.</summary>
    public abstract bool TryNumber(int column, out double number);

    /// <summary>An error in the row that was read last.</summary>
    public abstract DataException Error(string found, string expected);

    /// <summary>Opens a file, whichever of the two kinds it is.</summary>
    public static PredictionRows Open(string file)
    {
        if (Directory.Exists(file) || !System.IO.File.Exists(file))
            throw new AuditException($"{file}: found {(Directory.Exists(file) ? "a folder" : "no such file")}, "
                + "expected a CSV or Parquet file of predictions");
        Span<byte> start = stackalloc byte[4];
        using (var stream = System.IO.File.OpenRead(file))
            start = start[..stream.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        bool named = file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
        return named || start.SequenceEqual(Parquet) ? new ParquetRows(file) : new CsvPredictions(file);
    }

    /// <summary>The place of a column; its name is wanted by an option of the command.</summary>
    public int Find(string option, string column) => Columns.ToList().IndexOf(column) is >= 0 and var at ? at
        : throw new AuditException($"{File}: --{option}: {NearestName.Message("column", column, [.. Columns])}");

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract void Close();
}
