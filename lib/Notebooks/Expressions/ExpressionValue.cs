using System.ComponentModel;

namespace FairLab.Notebooks;

/// <summary>What a compiled expression passes its value through, so that the value has the wanted type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExpressionValue
{
    /// <summary>The value.</summary>
    /// <typeparam name="T">The wanted type.</typeparam>
    public static object? Of<T>(T value) => value;
}
