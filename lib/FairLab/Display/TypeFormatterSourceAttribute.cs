namespace FairLab;

/// <summary>
/// Tells any C# notebook how to show a type. Kernels look for an attribute of this name, not for this type, so neither
/// side refers to the other (the convention of .NET Interactive's formatting).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[]? PreferredMimeTypes { get; set; }
}
