namespace TorchSharp.Printing;

/// <summary>Tells any C# notebook how to show a type; notebooks look for an attribute of this name, so neither side refers to the other.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[]? PreferredMimeTypes { get; set; }
}
