namespace FairLab.Metrics;

/// <summary>How a group is tested against all others.</summary>
public enum SubgroupTest
{
    /// <summary>By dealing membership out at random; rates that are conditional on the label within labels.</summary>
    Permutation,

    /// <summary>By Fisher's exact test of the two proportions, which draws nothing.</summary>
    Fisher,
}
