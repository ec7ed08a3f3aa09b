namespace FairLab.Mitigators;

/// <summary>A rule of lending and what it does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Groups">What it does to each group.</param>
public sealed record ThresholdPolicy(string Name, IReadOnlyList<ThresholdPolicyGroup> Groups)
{
    /// <summary>The profit over everybody, in loans repaid times (1 - β).</summary>
    public double Profit => Groups.Sum(g => g.Profit);
}
