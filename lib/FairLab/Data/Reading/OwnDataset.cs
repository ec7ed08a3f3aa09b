namespace FairLab.Data;

/// <summary>A file of one's own under a name, as an experiment gives it to its notebooks.</summary>
/// <param name="File">The CSV file.</param>
/// <param name="Options">What its columns mean.</param>
public sealed record OwnDataset(string File, DatasetOptions Options)
{
    /// <summary>Reads the people.</summary>
    /// <exception cref="DataException">A file that does not fit: line, column, what was found and expected.</exception>
    public TabularDataset Load() => TabularDataset.FromCsv(File, Options);
}
