using System.Text;
using FairLab.Data;
using nietras.SeparatedValues;

namespace FairLab.Audit;

/// <summary>The rows of a CSV file; the separator is the one that its header line uses.</summary>
sealed class CsvRows : PredictionRows
{
    readonly FileStream _stream;
    readonly SepReader _reader;
    readonly string[] _columns;
    int[] _selected = [];

    public CsvRows(string file)
        : base(file)
    {
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        // Bytes that are not UTF-8 are an error, not a replacement character in somebody's group.
        var text = new StreamReader(_stream, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16);
        try
        {
            // Rows with too many or too few fields are told from here, with their line.
            _reader = Sep.Reader(o => o with
            {
                HasHeader = false, DisableColCountCheck = true, Unescape = true, Trim = SepTrim.Outer,
            }).From(text);
            if (!_reader.MoveNext() || _reader.Current.ColCount == 0)
                throw new DataException(file, null, "nothing", "a header line with the names of columns");
            var header = _reader.Current;
            _columns = [.. Enumerable.Range(0, header.ColCount).Select(c => _reader.Current[c].ToString())];
        }
        catch (Exception e) when (Explained(e) is { } explained)
        {
            _stream.Dispose();
            throw explained;
        }
        if (_columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataException(file, 1, $"two columns '{twice.Key}'", "every name once");
    }

    public override IReadOnlyList<string> Columns => _columns;

    public override double Fraction => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    public override void Select(IReadOnlyList<int> columns) => _selected = [.. columns];

    public override bool Read()
    {
        try
        {
            while (_reader.MoveNext())
            {
                int fields = _reader.Current.ColCount;
                if (fields == _columns.Length && (fields > 1 || _reader.Current.Span.Length > 0))
                    return true;
                // An empty line is no row.
                if (_reader.Current.Span.Trim().Length > 0)
                    throw Error($"{fields} fields", $"{_columns.Length} as in the header line");
            }
            return false;
        }
        catch (Exception e) when (Explained(e) is { } explained)
        {
            throw explained;
        }
    }

    public override ReadOnlySpan<char> Text(int column) => _reader.Current[_selected[column]].Span;

    public override bool TryNumber(int column, out double number) =>
        _reader.Current[_selected[column]].TryParse(out number);

    public override DataException Error(string found, string expected) =>
        new(File, _reader.Current.LineNumberFrom, found, expected);

    DataException? Explained(Exception e) => e switch
    {
        DecoderFallbackException => new DataException(File, InvalidUtf8.Line(File), "bytes that are not UTF-8",
            "a file in UTF-8; iconv -f LATIN1 -t UTF-8 makes one of a Latin-1 file"),
        InvalidDataException or NotSupportedException or ArgumentException =>
            new DataException($"{File}: found no CSV that can be read ({e.Message}), expected rows of fields", e),
        _ => null,
    };

    protected override void Close()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
