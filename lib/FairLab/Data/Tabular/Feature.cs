namespace FairLab.Data;

/// <summary>One column of a feature matrix.</summary>
/// <param name="Name">Its name, such as "education=Bachelors" or "age".</param>
/// <param name="Column">The column of the source it was made from, such as "education".</param>
/// <param name="IsIndicator">Whether it is 0 or 1 (one level of a category) rather than a quantity.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public readonly record struct Feature(string Name, string Column, bool IsIndicator)
{
    /// <summary>
    /// The level of the column for which an indicator is 1, so that data encoded otherwise are told apart.
    /// </summary>
    /// <value>What follows "column=" in the name; null for a quantity, or an indicator of which it is not
    /// known.</value>
    public string? Level
    {
        get
        {
            if (field is not null || !IsIndicator || !Name.StartsWith($"{Column}=", StringComparison.Ordinal))
                return field;
            return Name[(Column.Length + 1)..];
        }
        init;
    }

    /// <summary>
    /// What stands for a value of the quantity that is missing, in a file that is read like this one.
    /// </summary>
    /// <value>Null: such a value is refused.</value>
    public double? Fill { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
