namespace FairLab;

/// <summary>One representation of a type, in the shape that kernels look for.</summary>
/// <param name="mimeType">What the text is.</param>
/// <param name="text">The text; null when this value has none.</param>
sealed class TypeFormatter<T>(string mimeType, Func<T, string?> text)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value || text(value) is not { } shown)
            return false;
        writer.Write(shown);
        return true;
    }
}
