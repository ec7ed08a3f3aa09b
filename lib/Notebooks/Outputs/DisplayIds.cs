using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// Gives displays ids that count up, so that the same notebook has the same ids, and finds them again for updates.
/// </summary>
internal static class DisplayIds
{
    static readonly ConditionalWeakTable<string, string> Marked = [];
    static int _displays;

    /// <summary>A new id.</summary>
    public static string Next(ICellOutput? output) =>
        FormattableString.Invariant(
            $"display-{(output as IDisplayIds)?.NextDisplayId() ?? Interlocked.Increment(ref _displays)}");

    /// <summary>The id of a display that is being shown.</summary>
    public static string Of(DisplayedValueProduced shown, ICellOutput output)
    {
        var id = Next(output);
        // What .Display() returns is not the object it raised the event for, and has another id (1.0.0-beta.26120.1).
        // The two share the list of formatted values, and an update hands on the MIME type's very string: so the string
        // carries the id.
        if (shown.FormattedValues is FormattedValue[] { Length: > 0 } values)
        {
            var mark = new string(values[0].MimeType.AsSpan());
            values[0] = new FormattedValue(mark, values[0].Value);
            Marked.Add(mark, id);
        }

        return id;
    }

    /// <summary>The id of the display that is being updated, or null when it was never shown.</summary>
    public static string? Of(DisplayedValueUpdated update) =>
        update.FormattedValues.FirstOrDefault() is { } first && Marked.TryGetValue(first.MimeType, out var id)
            ? id
            : null;
}
