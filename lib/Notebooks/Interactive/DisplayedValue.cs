using FairLab.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value that a cell has displayed and may replace in place.</summary>
public sealed class DisplayedValue
{
    readonly ICellOutput? _output;
    readonly string[] _mimeTypes;

    internal DisplayedValue(ICellOutput? output, string displayId, string[] mimeTypes)
    {
        _output = output;
        _mimeTypes = mimeTypes;
        DisplayId = displayId;
    }

    /// <summary>The id under which a front end knows the display.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in place of the one shown.</summary>
    public void Update(object? value) =>
        // A later cell may update what an earlier one showed: the update belongs to the cell that is running now.
        (OutputScope.Current ?? _output)?.UpdateDisplay(ValueFormatter.Format(value, _mimeTypes), DisplayId);
}
