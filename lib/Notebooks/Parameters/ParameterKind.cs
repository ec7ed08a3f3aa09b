namespace FairLab.Notebooks;

/// <summary>What a parameter's declared type accepts.</summary>
public enum ParameterKind
{
    /// <summary>bool.</summary>
    Boolean,

    /// <summary>A whole number; the type's text gives its range.</summary>
    WholeNumber,

    /// <summary>Half, float, double or decimal.</summary>
    RealNumber,

    /// <summary>char.</summary>
    Character,

    /// <summary>string.</summary>
    Text,

    /// <summary>An enum: one of its members, by name.</summary>
    Enumeration,

    /// <summary>An array, or a list or set type of the framework.</summary>
    List,

    /// <summary>A dictionary with string keys.</summary>
    Map,

    /// <summary>object: any value.</summary>
    Any,

    /// <summary>A type whose values cannot be given from outside.</summary>
    Unsupported,

    /// <summary>A date, a time, a span of time, a Guid or a Uri: text in its standard form.</summary>
    Form,
}
