namespace FairLab.Data;

public sealed partial class TabularDataset
{
    /// <summary>
    /// What the data holds: columns and what became of them, groups with their base rates, missing values.
    /// </summary>
    public DatasetSummary Summary() => new(this);
}
