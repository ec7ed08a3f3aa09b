using FairLab.Data;
using Parquet;
using Parquet.Schema;

namespace FairLab.Audit;

/// <summary>The rows of a Parquet file: of one row group at a time, the columns asked for.</summary>
sealed class ParquetRows : PredictionRows
{
    readonly FileStream _stream;
    readonly ParquetReader _reader;
    readonly DataField[] _fields;
    readonly char[] _buffer = new char[64];
    ParquetColumn[] _selected = [];
    int _nextGroup, _row, _rows;
    long _before;

    public ParquetRows(string file)
        : base(file)
    {
        _stream = System.IO.File.OpenRead(file);
        try
        {
            _reader = ParquetReader.CreateAsync(_stream).GetAwaiter().GetResult();
            _fields = _reader.Schema.GetDataFields();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _stream.Dispose();
            throw Broken(e);
        }
    }

    public override IReadOnlyList<string> Columns => Array.ConvertAll(_fields, f => f.Path.ToString());

    public override double Fraction => _reader.RowGroupCount == 0 ? 1
        : (_nextGroup - 1 + (double)_row / Math.Max(1, _rows)) / _reader.RowGroupCount;

    public override void Select(IReadOnlyList<int> columns) => 
        _selected = [.. columns.Select(c => ParquetColumn.Of(_fields[c]))];

    public override bool Read()
    {
        if (++_row < _rows)
            return true;
        while (_nextGroup < _reader.RowGroupCount)
        {
            _before += _rows;
            try
            {
                using var group = _reader.OpenRowGroupReader(_nextGroup++);
                _rows = checked((int)group.RowCount);
                foreach (var column in _selected)
                    column.Load(group, _rows);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or DataException))
            {
                throw Broken(e);
            }
            _row = 0;
            if (_rows > 0)
                return true;
        }
        return false;
    }

    public override ReadOnlySpan<char> Text(int column) => _selected[column].Text(_row, _buffer);

    public override bool TryNumber(int column, out double number) => _selected[column].TryNumber(_row, out number);

    public override DataException Error(string found, string expected) =>
        new($"{File}, row {_before + _row + 1}: found {found}, expected {expected}");

    DataException Broken(Exception e) =>
        new($"{File}: found a Parquet file that cannot be read ({e.Message}), expected a whole one", e);

    protected override void Close()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
    }
}
