using System.ComponentModel;

namespace FairLab.Notebooks;

/// <summary>Where a cell takes a value that another language, or the host, gives it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    static readonly AsyncLocal<object?> Value = new();

    /// <summary>The value that is being handed over.</summary>
    /// <typeparam name="T">Its declared type.</typeparam>
    public static T Take<T>() => (T)Value.Value!;

    internal static void Offer(object? value) => Value.Value = value;
}
