using System.Globalization;
using System.Numerics;
using FairLab.Data;
using Parquet;
using Parquet.Schema;

namespace FairLab.Audit;

/// <summary>The values of one column in one row group at a time; the next one takes the same memory.</summary>
abstract class ParquetColumn
{
    /// <summary>Reads the column's values of a row group.</summary>
    public abstract void Load(ParquetRowGroupReader group, int rows);

    /// <summary>A value as text, written into the buffer where it is none; empty where it is null.</summary>
    public abstract ReadOnlySpan<char> Text(int row, Span<char> buffer);

    public abstract bool TryNumber(int row, out double number);

    public static ParquetColumn Of(DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        _ when field.IsArray => throw Unfit(field),
        TypeCode.Object when field.ClrType == typeof(ReadOnlyMemory<char>) => new Texts(field),
        TypeCode.Boolean => new Flags(field),
        TypeCode.Double => new Numbers<double>(field),
        TypeCode.Single => new Numbers<float>(field),
        TypeCode.Decimal => new Numbers<decimal>(field),
        TypeCode.SByte => new Numbers<sbyte>(field),
        TypeCode.Byte => new Numbers<byte>(field),
        TypeCode.Int16 => new Numbers<short>(field),
        TypeCode.UInt16 => new Numbers<ushort>(field),
        TypeCode.Int32 => new Numbers<int>(field),
        TypeCode.UInt32 => new Numbers<uint>(field),
        TypeCode.Int64 => new Numbers<long>(field),
        TypeCode.UInt64 => new Numbers<ulong>(field),
        _ => throw Unfit(field),
    };

    static DataException Unfit(DataField field) => new($"column '{field.Path}': found values of type "
        + $"{field.ClrType.Name}{(field.IsArray ? "[]" : "")}, expected texts, numbers or true and false");

    /// <summary>Values of a type, some of them null where the field says that they may be.</summary>
    abstract class Values<T>(DataField field) : ParquetColumn
        where T : struct
    {
        T[] _plain = [];
        T?[] _nullable = [];

        public override void Load(ParquetRowGroupReader group, int rows)
        {
            if (field.IsNullable)
            {
                _nullable = _nullable.Length >= rows ? _nullable : new T?[rows];
                group.ReadAsync<T>(field, _nullable.AsMemory(0, rows)).AsTask().GetAwaiter().GetResult();
                return;
            }
            _plain = _plain.Length >= rows ? _plain : new T[rows];
            group.ReadAsync<T>(field, _plain.AsMemory(0, rows)).AsTask().GetAwaiter().GetResult();
        }

        protected T? At(int row) => field.IsNullable ? _nullable[row] : _plain[row];
    }

    sealed class Numbers<T>(DataField field) : Values<T>(field)
        where T : struct, INumber<T>
    {
        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            At(row) is { } v && v.TryFormat(buffer, out int written, default, CultureInfo.InvariantCulture)
                ? buffer[..written] : default;

        public override bool TryNumber(int row, out double number)
        {
            number = At(row) is { } v ? double.CreateChecked(v) : double.NaN;
            return At(row) is not null;
        }
    }

    sealed class Flags(DataField field) : Values<bool>(field)
    {
        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            At(row) switch { true => "true", false => "false", null => "" };

        public override bool TryNumber(int row, out double number)
        {
            number = At(row) is { } v ? v ? 1 : 0 : double.NaN;
            return At(row) is not null;
        }
    }

    sealed class Texts(DataField field) : Values<ReadOnlyMemory<char>>(field)
    {
        public override ReadOnlySpan<char> Text(int row, Span<char> buffer) =>
            At(row) is { } text ? text.Span.Trim() : default;

        public override bool TryNumber(int row, out double number) =>
            double.TryParse(Text(row, default), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
