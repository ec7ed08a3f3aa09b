using System.Collections;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// Stands before the default formatter of objects and sequences: keeps what is written of one value to a size,
/// enumerates a lazy sequence once for all its formats, and shows well what the default shows badly.
/// </summary>
internal sealed class ObjectGuard(string mimeType) : ITypeFormatter
{
    public string MimeType { get; } = mimeType;

    public Type Type => typeof(object);

    /// <summary>Writes the value, or leaves it to the formatter behind.</summary>
    public bool Format(object? instance, FormatContext context)
    {
        if (instance is null)
            return false;
        // People who list one another are 129 MB of HTML at the default depth of six.
        if (context.Writer is StringWriter written && written.GetStringBuilder().Length > ValueFormatter.SizeLimit)
        {
            context.Writer.Write("(cut: the value is too large) ");
            return true;
        }

        if (CultureInfo.CurrentCulture != CultureInfo.InvariantCulture)
        {
            // The default writes numbers of some types, and of all in some places, as the current culture does.
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            try
            {
                instance.FormatTo(context, MimeType);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
            return true;
        }

        if (SpecialValues.Format(instance, MimeType, context))
            return true;
        if (instance is not IEnumerable sequence || LazySequence.Of(sequence, MimeType) is not { } remembered)
            return false;
        remembered.FormatTo(context, MimeType);
        return true;
    }
}
