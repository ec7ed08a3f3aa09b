namespace FairLab.Data;

/// <summary>What is done where a column has no value.</summary>
public enum MissingValues
{
    /// <summary>The data is refused, with the line or row.</summary>
    Refuse,

    /// <summary>These people are left out; how many is in <see cref="TabularDataset.Summary()"/>.</summary>
    Drop,

    /// <summary>
    /// Categories and groups have a level of its own for them, called <c>missing</c>; numbers are refused.
    /// </summary>
    OwnLevel,

    /// <summary>
    /// Numbers are the mean of those that are there, over all rows read; categories and groups have a level of their
    /// own.
    /// </summary>
    Mean,
}
