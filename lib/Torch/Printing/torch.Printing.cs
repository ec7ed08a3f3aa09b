using System.Globalization;
using TorchSharp.Printing;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Type, shape and device only.</summary>
    public const TensorStringStyle metadata = TensorStringStyle.Metadata;
    /// <summary>Columns under a line with type, shape and device.</summary>
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    /// <summary>Nested brackets, as NumPy.</summary>
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    /// <summary>As a C# array.</summary>
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    static TensorStringStyle s_style = TensorStringStyle.Julia;

    /// <summary>How tensors are written where no style is named.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => s_style;
        set => s_style = value == TensorStringStyle.Default ? TensorStringStyle.Julia : value;
    }

    /// <summary>The format of numbers where none is named.</summary>
    public static string floatFormat { get; set; } = "g5";

    /// <summary>Characters a line where no width is named.</summary>
    public static int lineWidth { get; set; } = 100;

    /// <summary>The end of a line where none is named.</summary>
    public static string newLine { get; set; } = "\n";

    /// <summary>Sets how tensors are written; what is null stays.</summary>
    public static void set_printoptions(int? precision = null, int? linewidth = null, string? newLine = null, bool? sci_mode = null)
    {
        if (precision is { } digits) floatFormat = (sci_mode == true ? "e" : "f") + digits.ToString(CultureInfo.InvariantCulture);
        if (linewidth is { } width) lineWidth = width;
        if (newLine is not null) torch.newLine = newLine;
    }

    /// <summary>Sets how tensors are written; what is null stays.</summary>
    public static void set_printoptions(TensorStringStyle style, string? floatFormat = null, int? linewidth = null, string? newLine = null)
    {
        TensorStringStyle = style;
        if (floatFormat is not null) torch.floatFormat = floatFormat;
        set_printoptions(linewidth: linewidth, newLine: newLine);
    }

    public partial class Tensor
    {
        /// <summary>Type, shape and device.</summary>
        public override string ToString() => IsInvalid ? "disposed tensor" : TensorText.Metadata(this);

        /// <summary>The tensor with its elements.</summary>
        /// <param name="withData">False for type, shape and device only.</param>
        /// <param name="fltFormat">Format of the numbers.</param>
        /// <param name="width">Characters a line.</param>
        /// <param name="cultureInfo">Decimal point and the like; null is invariant.</param>
        /// <param name="newLine">The end of a line.</param>
        public string ToString(bool withData, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(withData ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor in a style.</summary>
        /// <param name="style">The style.</param>
        /// <param name="fltFormat">Format of the numbers.</param>
        /// <param name="width">Characters a line.</param>
        /// <param name="cultureInfo">Decimal point and the like; null is invariant.</param>
        /// <param name="newLine">The end of a line.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            TensorText.Of(this, style, fltFormat ?? floatFormat, width ?? lineWidth, cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? torch.newLine);
    }
}

public static partial class TensorExtensionMethods
{
    /// <summary>The tensor as text, with its elements.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fltFormat">Format of the numbers.</param>
    /// <param name="width">Characters a line.</param>
    /// <param name="newLine">The end of a line.</param>
    /// <param name="cultureInfo">Decimal point and the like; null is invariant.</param>
    /// <param name="style">The style.</param>
    public static string str(
        this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor in columns.</summary>
    public static string jlstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor in nested brackets.</summary>
    public static string npstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as a C# array.</summary>
    public static string cstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>Writes the tensor to the standard output; returns it.</summary>
    /// <param name="t">The tensor.</param>
    /// <param name="fltFormat">Format of the numbers.</param>
    /// <param name="width">Characters a line.</param>
    /// <param name="newLine">The end of a line.</param>
    /// <param name="cultureInfo">Decimal point and the like; null is invariant.</param>
    /// <param name="style">The style.</param>
    public static torch.Tensor print(
        this torch.Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default)
    {
        // The one place in the library that writes to the console: the user asks for exactly that.
        Console.Out.Write(t.ToString(style, fltFormat, width, cultureInfo, newLine) + (newLine ?? torch.newLine));
        return t;
    }
}
