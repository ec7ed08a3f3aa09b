using System.Globalization;
using System.Text.Unicode;
using FairLab.Data;

namespace FairLab.Audit;

/// <summary>The rows of a CSV file, as the library reads every CSV file.</summary>
sealed class CsvPredictions : PredictionRows
{
    readonly FileStream _stream;
    readonly CsvRows _rows;
    int[] _selected = [];
    char[] _text = new char[256];

    public CsvPredictions(string file)
        : base(file)
    {
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16,
            FileOptions.SequentialScan);
        try
        {
            _rows = CsvRows.Of(_stream, file);
            if (_rows.Header.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new DataException(file, 1, $"two columns '{twice.Key}'", "every name once");
        }
        catch
        {
            _rows?.Dispose();
            _stream.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Columns => _rows.Header;

    public override double Fraction => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    public override void Select(IReadOnlyList<int> columns) => _selected = [.. columns];

    public override bool Read() => _rows.Read();

    public override ReadOnlySpan<char> Text(int column)
    {
        var bytes = _rows[_selected[column]];
        if (_text.Length < bytes.Length)
            _text = new char[2 * bytes.Length];
        // Bytes that are not UTF-8 are an error, not a replacement character in somebody's group.
        if (Utf8.ToUtf16(bytes, _text, out _, out int length, replaceInvalidSequences: false)
            != System.Buffers.OperationStatus.Done)
            _rows.Check(_selected[column]);
        return _text.AsSpan(0, length);
    }

    public override bool TryNumber(int column, out double number) =>
        double.TryParse(_rows[_selected[column]], NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    public override DataException Error(string found, string expected) => _rows.Error(found, expected);

    protected override void Close()
    {
        _rows.Dispose();
        _stream.Dispose();
    }
}
