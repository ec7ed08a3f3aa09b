namespace FairLab.Notebooks;

/// <summary>The declared type of a parameter.</summary>
/// <param name="Kind">What it accepts.</param>
/// <param name="Name">The type as C# writes it: <c>double</c>, <c>List&lt;string&gt;</c>.</param>
/// <param name="Nullable">Whether null is a value of it.</param>
/// <param name="Element">The type of a list's elements or a map's values.</param>
/// <param name="Members">The member names of an enum.</param>
/// <param name="Framework">The framework's name of a type whose name in the notebook may be another: a number without
/// keyword, a form of text, a collection.</param>
public sealed record ParameterType(
    ParameterKind Kind,
    string Name,
    bool Nullable,
    ParameterType? Element = null,
    string[]? Members = null,
    string? Framework = null)
{
    /// <summary>The type without a nullable mark.</summary>
    internal string BareName => Name.TrimEnd('?');

    /// <summary>What the type is, whatever the notebook calls it.</summary>
    internal string Identity => Framework ?? BareName;

    /// <summary>The type as C# writes it.</summary>
    public override string ToString() => Name;
}
