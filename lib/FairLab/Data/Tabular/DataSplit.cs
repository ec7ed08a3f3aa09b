namespace FairLab.Data;

/// <summary>
/// Three disjoint parts of one data set: methods are fitted on the first, tuned on the second, measured on the third.
/// </summary>
/// <param name="Train">What models are fitted on.</param>
/// <param name="Validation">What early stopping, thresholds and post-processors are tuned on.</param>
/// <param name="Test">What is measured and never looked at before.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record DataSplit(TabularDataset Train, TabularDataset Validation, TabularDataset Test)
{
    /// <summary>The same change to all three parts, such as taking another attribute as the group.</summary>
    public DataSplit Map(Func<TabularDataset, TabularDataset> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new DataSplit(change(Train), change(Validation), change(Test));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Train.Rows} train, {Validation.Rows} validation, {Test.Rows} test";
}
