using System.Globalization;
using System.Numerics;
using FairLab.Data;
using Parquet;
using Parquet.Schema;

namespace FairLab.Audit;

/// <summary>The values of one column in one row group.</summary>
abstract class ParquetColumn
{
    /// <summary>A value as text, written into the buffer where it is none; empty where it is null.</summary>
    public abstract ReadOnlySpan<char> Text(int row, Span<char> buffer);

    public abstract bool TryNumber(int row, out double number);

    public static ParquetColumn Read(ParquetRowGroupReader group, DataField field, int rows) =>
        Type.GetTypeCode(field.ClrType) switch
        {
            _ when field.IsArray => throw Unfit(field),
            TypeCode.Object when field.ClrType == typeof(ReadOnlyMemory<char>) => new Texts(group, field, rows),
            TypeCode.Boolean => new Flags(group, field, rows),
            TypeCode.Double => new Numbers<double>(group, field, rows),
            TypeCode.Single => new Numbers<float>(group, field, rows),
            TypeCode.Decimal => new Numbers<decimal>(group, field, rows),
            TypeCode.SByte => new Numbers<sbyte>(group, field, rows),
            TypeCode.Byte => new Numbers<byte>(group, field, rows),
            TypeCode.Int16 => new Numbers<short>(group, field, rows),
            TypeCode.UInt16 => new Numbers<ushort>(group, field, rows),
            TypeCode.Int32 => new Numbers<int>(group, field, rows),
            TypeCode.UInt32 => new Numbers<uint>(group, field, rows),
            TypeCode.Int64 => new Numbers<long>(group, field, rows),
            TypeCode.UInt64 => new Numbers<ulong>(group, field, rows),
            _ => throw Unfit(field),
        };

    static DataException Unfit(DataField field) => new($"column '{field.Path}': found values of type "
        + $"{field.ClrType.Name}{(field.IsArray ? "[]" : "")}, expected texts, numbers or true and false");

    static T?[] Values<T>(ParquetRowGroupReader group, DataField field, int rows) where T : struct
    {
        var values = new T?[rows];
        if (field.IsNullable)
        {
            group.ReadAsync<T>(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return values;
        }
        var plain = new T[rows];
        group.ReadAsync<T>(field, plain.AsMemory()).AsTask().GetAwaiter().GetResult();
        return Array.ConvertAll(plain, v => (T?)v);
    }

    sealed class Numbers<T>(ParquetRowGroupReader group, DataField field, int rows) : ParquetColumn
        where T : struct, INumber<T>
    {
        readonly T?[] _values = Values<T>(group, field, rows);

        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            _values[row] is { } v && v.TryFormat(buffer, out int written, default, CultureInfo.InvariantCulture)
                ? buffer[..written] : default;

        public override bool TryNumber(int row, out double number)
        {
            number = _values[row] is { } v ? double.CreateChecked(v) : double.NaN;
            return _values[row] is not null;
        }
    }

    sealed class Flags(ParquetRowGroupReader group, DataField field, int rows) : ParquetColumn
    {
        readonly bool?[] _values = Values<bool>(group, field, rows);

        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            _values[row] switch { true => "true", false => "false", null => "" };

        public override bool TryNumber(int row, out double number)
        {
            number = _values[row] is { } v ? v ? 1 : 0 : double.NaN;
            return _values[row] is not null;
        }
    }

    sealed class Texts(ParquetRowGroupReader group, DataField field, int rows) : ParquetColumn
    {
        readonly ReadOnlyMemory<char>?[] _values = Values<ReadOnlyMemory<char>>(group, field, rows);

        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            _values[row] is { } text ? text.Span.Trim() : default;

        public override bool TryNumber(int row, out double number) =>
            double.TryParse(Text(row, default), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
