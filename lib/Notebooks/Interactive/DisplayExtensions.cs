using FairLab.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary>Showing values, written behind them.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations to send; all when none is named.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text as what it is written in.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its MIME type, such as text/html.</param>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Kernel.display(new DisplayText(mimeType, value));

    /// <summary>Shows a sequence as a table, a row for each element.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="source">The sequence.</param>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source) => Kernel.display(source, "text/html");
}
