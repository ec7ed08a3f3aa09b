namespace FairLab.Data;

/// <summary>What the values of a column are, and so what features are made from it.</summary>
public enum ColumnType
{
    /// <summary>Numbers: one feature, as it is.</summary>
    Number,

    /// <summary>Categories: an indicator of one of two, else one for each.</summary>
    Category,

    /// <summary>Dates as <c>2024-03-31</c>: one feature, the days since 1970-01-01.</summary>
    Date,
}
