using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// What a pre-processor learnt: the training data it made, and how data seen later is changed to match.
/// </summary>
/// <param name="Train">The changed training data.</param>
/// <param name="Apply">Changes other data; uses neither its labels nor its weights.</param>
public sealed record DataChange(TabularDataset Train, Func<TabularDataset, TabularDataset> Apply)
{
    /// <summary>
    /// Changes labelled data as the training data were: what training is stopped by is weighted, relabelled or
    /// rebalanced too, or it would be stopped where it is best at something that it does not learn.
    /// </summary>
    /// <value><see cref="Apply"/>: labels and weights stay.</value>
    public Func<TabularDataset, TabularDataset> Validation { get => field ?? Apply; init; }

    /// <summary>What a reader of the result should know, such as a group that could not be balanced.</summary>
    /// <value>Empty: there is nothing to say.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
