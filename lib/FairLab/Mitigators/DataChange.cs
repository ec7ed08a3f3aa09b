using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>What a pre-processor learnt: the training data it made, and how data seen later is changed to match.</summary>
/// <param name="Train">The changed training data.</param>
/// <param name="Apply">Changes other data; uses neither its labels nor its weights.</param>
public sealed record DataChange(TabularDataset Train, Func<TabularDataset, TabularDataset> Apply);
