namespace FairLab.Data;

/// <summary>How a CSV file is laid out.</summary>
public sealed record CsvLayout
{
    /// <summary>What stands between two cells; null finds it in the first line.</summary>
    public char? Separator { get; init; }

    /// <summary>The names of the columns of a file without a header line; null where the first line has them.</summary>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>Whether cells are what they are without outer blanks, and lines without anything are none.</summary>
    /// <value>True.</value>
    public bool IsLoose { get; init; } = true;

    /// <summary>How many lines at the start are none of the table.</summary>
    public int Skip { get; init; }
}
