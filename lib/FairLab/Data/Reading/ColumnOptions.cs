namespace FairLab.Data;

/// <summary>How one column is read, where it is not as the others.</summary>
public sealed record ColumnOptions
{
    /// <summary>What its values are.</summary>
    /// <value>Null: as they look.</value>
    public ColumnType? Type { get; init; }

    /// <summary>What is done where it has no value.</summary>
    /// <value>Null: <see cref="DatasetOptions.Missing"/>.</value>
    public MissingValues? Missing { get; init; }
}
