using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>Tensors as text. Long dimensions show their first and last elements.</summary>
internal sealed class TensorText
{
    const int Shown = 6;           // elements shown of a dimension that is too long, half at each end
    const long LongestWhole = 1000;

    readonly string[] _cells;
    readonly long[] _shape;
    readonly int _width, _cell;
    readonly string _newLine;
    readonly bool _shortened;

    TensorText(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
    {
        (_shape, _width, _newLine) = (tensor.shape, width, newLine);
        _shortened = tensor.numel() > LongestWhole;
        _cells = Cells(tensor, format, culture);
        _cell = _cells.Length == 0 ? 0 : _cells.Max(cell => cell.Length);
    }

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal static string Of(Tensor tensor, TensorStringStyle style, string format, int width, CultureInfo culture, string newLine)
    {
        if (style == TensorStringStyle.Default) style = torch.TensorStringStyle;
        if (tensor.IsInvalid) return "disposed tensor";
        if (style == TensorStringStyle.Metadata || tensor.device_type == DeviceType.META) return Metadata(tensor);
        var text = new TensorText(tensor, format, width, culture, newLine);
        return style switch
        {
            TensorStringStyle.Numpy => text.Numpy(0, 0),
            TensorStringStyle.CSharp => $"{Metadata(tensor)}, value = {text.CSharp(tensor.dtype)}",
            _ => text.Julia(tensor),
        };
    }

    static string[] Cells(Tensor tensor, string format, CultureInfo culture)
    {
        using var plain = tensor.dtype is ScalarType.BFloat16 ? tensor.@float() : tensor.Share();
        string Real(double value) => value.ToString(format, culture);
        return plain.dtype switch
        {
            ScalarType.Float32 => [.. plain.data<float>().Select(value => value.ToString(format, culture))],
            ScalarType.Float64 => [.. plain.data<double>().Select(Real)],
            ScalarType.Float16 => [.. plain.data<Half>().Select(value => Real((double)value))],
            ScalarType.ComplexFloat64 => [.. plain.data<System.Numerics.Complex>().Select(value => Pair(value.Real, value.Imaginary))],
            ScalarType.ComplexFloat32 => [.. plain.data<(float, float)>().Select(value => Pair(value.Item1, value.Item2))],
            ScalarType.Bool => [.. plain.data<bool>().Select(value => value ? "true" : "false")],
            _ => WholeCells(plain, culture),
        };

        string Pair(double real, double imaginary) => $"{Real(real)}{(double.IsNegative(imaginary) ? "-" : "+")}{Real(Math.Abs(imaginary))}i";
    }

    static string[] WholeCells(Tensor plain, CultureInfo culture)
    {
        using var whole = plain.to_type(ScalarType.Int64);
        return [.. whole.data<long>().Select(value => value.ToString(culture))];
    }

    // Which indices of a dimension are shown; -1 stands for the gap.
    IEnumerable<long> Indices(int dimension)
    {
        var length = _shape[dimension];
        if (!_shortened || length <= Shown) return Enumerable.Range(0, (int)length).Select(index => (long)index);
        return [0, 1, 2, -1, length - 3, length - 2, length - 1];
    }

    long Stride(int dimension) => _shape.Skip(dimension + 1).Aggregate(1L, (product, length) => product * length);

    string Numpy(int dimension, long at)
    {
        if (_shape.Length == 0) return _cells[0];
        var last = dimension == _shape.Length - 1;
        var parts = Indices(dimension).Select(index =>
            index < 0 ? "..." : last ? _cells[at + index].PadLeft(_cell) : Numpy(dimension + 1, at + (index * Stride(dimension))));
        var breaks = string.Concat(Enumerable.Repeat(_newLine, _shape.Length - 1 - dimension));
        return last ? $"[{Wrapped(parts, ", ", dimension + 1)}]" : $"[{string.Join($",{breaks}{new string(' ', dimension + 1)}", parts)}]";
    }

    string Wrapped(IEnumerable<string> parts, string separator, int indent)
    {
        var text = new StringBuilder();
        var column = indent;
        foreach (var part in parts)
        {
            if (text.Length > 0)
            {
                text.Append(separator);
                column += separator.Length;
                if (column + part.Length > _width)
                {
                    text.Length -= separator.Length - separator.TrimEnd().Length;
                    text.Append(_newLine).Append(' ', indent);
                    column = indent;
                }
            }
            text.Append(part);
            column += part.Length;
        }
        return text.ToString();
    }

    string CSharp(ScalarType type)
    {
        var (name, suffix) = type switch
        {
            ScalarType.Float32 => ("float", "f"),
            ScalarType.Int64 => ("long", "L"),
            ScalarType.Int32 => ("int", ""),
            ScalarType.Int16 => ("short", ""),
            ScalarType.Int8 => ("sbyte", ""),
            ScalarType.Byte => ("byte", ""),
            ScalarType.Bool => ("bool", ""),
            _ => ("double", ""),
        };
        if (_shape.Length == 0) return _cells[0] + suffix;
        return $"{name} [{new string(',', _shape.Length - 1)}] {Braces(0, 0)}";

        string Braces(int dimension, long at) => "{" + string.Join(", ", Indices(dimension).Select(index =>
            index < 0 ? "..." : dimension == _shape.Length - 1 ? _cells[at + index] + suffix : Braces(dimension + 1, at + (index * Stride(dimension))))) + "}";
    }

    string Julia(Tensor tensor)
    {
        var head = Metadata(tensor);
        if (_shape.Length == 0) return $"{head}, value = {_cells[0]}";
        var text = new StringBuilder(head).Append(_newLine);
        if (_shape.Length == 1) return text.Append(' ').Append(Row(0, 0)).Append(_newLine).ToString();
        foreach (var (index, at) in Matrices(0, 0, ""))
        {
            if (_shape.Length > 2) text.Append(CultureInfo.InvariantCulture, $"[{index}..,..] =").Append(_newLine);
            foreach (var row in Indices(_shape.Length - 2))
                text.Append(' ').Append(row < 0 ? "..." : Row(_shape.Length - 1, at + (row * _shape[^1]))).Append(_newLine);
            if (_shape.Length > 2) text.Append(_newLine);
        }
        return text.ToString();
    }

    string Row(int dimension, long at) => Wrapped(Indices(dimension).Select(index => index < 0 ? "..." : _cells[at + index].PadLeft(_cell)), " ", 1);

    IEnumerable<(string index, long at)> Matrices(int dimension, long at, string index)
    {
        if (dimension == _shape.Length - 2) return [(index, at)];
        return Indices(dimension).Where(i => i >= 0).SelectMany(i => Matrices(dimension + 1, at + (i * Stride(dimension)), FormattableString.Invariant($"{index}{i},")));
    }
}
