using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>What a pre-processor learnt: the training data it made, and how data seen later is changed to match.</summary>
/// <param name="Train">The changed training data.</param>
/// <param name="Apply">Changes other data; uses neither its labels nor its weights.</param>
public sealed record DataChange(TabularDataset Train, Func<TabularDataset, TabularDataset> Apply)
{
    /// <summary>What a reader of the result should know, such as a group that could not be balanced.</summary>
    /// <value>Empty: there is nothing to say.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
