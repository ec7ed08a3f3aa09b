namespace FairLab.Data;

/// <summary>A number with more beside it, such as an interval or a reason: a table holds the number alone.</summary>
interface ITableNumber
{
    double Value { get; }
}
