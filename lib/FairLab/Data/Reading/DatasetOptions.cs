namespace FairLab.Data;

/// <summary>What the columns of a table of people mean: whose outcome, which groups, which features.</summary>
public sealed record DatasetOptions
{
    /// <summary>The column with the outcome; null for people without one, to predict for.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// The values of the label that are favourable: one, several classes, or a threshold such as "&gt;= 30".
    /// </summary>
    public ValueSet? Favourable { get; init; }

    /// <summary>What kind of outcome it is.</summary>
    /// <value>Null: two values are binary, more are a number where all are numbers, else classes.</value>
    public TargetKind? Target { get; init; }

    /// <summary>The columns that say which group a person belongs to; metrics and methods use the first.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// For each of <see cref="Groups"/> the value that is privileged against all others, or a threshold of numbers;
    /// null, and for those beyond the list, makes a group of each value.
    /// </summary>
    public IReadOnlyList<string?> Privileged { get; init; } = [];

    /// <summary>The columns that features are made from.</summary>
    /// <value>Null: all but label, weights and id.</value>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>What is done where a column that is used has no value.</summary>
    /// <value>They are refused.</value>
    public MissingValues Missing { get; init; }

    /// <summary>Columns that are read otherwise than the rest, by name.</summary>
    public IReadOnlyDictionary<string, ColumnOptions> Columns { get; init; } = new Dictionary<string, ColumnOptions>();

    /// <summary>The column with the weights: numbers of at least 0; null when all count 1.</summary>
    public string? Weights { get; init; }

    /// <summary>The column that names each person, every name once; it is no feature.</summary>
    public string? Id { get; init; }

    /// <summary>A short name of the data set for tables and messages.</summary>
    /// <value>Null: the file's name.</value>
    public string? Name { get; init; }

    /// <summary>What stands between the cells of a CSV file.</summary>
    /// <value>Null: the one of comma, semicolon, tab and | that the first line has most of.</value>
    public char? Separator { get; init; }

    /// <summary>Whether numbers have a comma where others have a point.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>What stands for a value that is not there, beside nothing; letter case does not matter.</summary>
    public IReadOnlyList<string> MissingTexts { get; init; } = MissingValue.Texts;
}
