namespace FairLab.Data;

/// <summary>What becomes of data whose columns or levels are not those that a schema was made from.</summary>
public enum UnseenLevels
{
    /// <summary>They are refused, by name.</summary>
    Refuse,

    /// <summary>
    /// A level that the schema does not have is none of its levels: zeros in all of the column's indicators. A level
    /// that the data do not have is one that nobody has, and a column that the schema does not have is left out. A
    /// column that the schema needs is refused all the same.
    /// </summary>
    AllZeros,
}
