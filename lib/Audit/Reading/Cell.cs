namespace FairLab.Audit;

/// <summary>The people of one combination of groups.</summary>
/// <param name="codes">Their level of each attribute.</param>
sealed class Cell(int[] codes)
{
    public int[] Codes { get; } = codes;

    /// <summary>By 2 · label + decision; label 0 where labels are not known.</summary>
    public Tally[] Outcomes { get; } = new Tally[4];

    /// <summary>By 4 · label + 2 · decision before + decision now, of people who are in both files.</summary>
    public Tally[] Pairs { get; } = new Tally[8];
}
