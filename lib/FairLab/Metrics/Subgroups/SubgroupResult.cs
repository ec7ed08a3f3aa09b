namespace FairLab.Metrics;

/// <summary>One group of an audit, compared with everybody.</summary>
/// <param name="Group">Its name, such as "Female × Black".</param>
/// <param name="People">The people the rate is taken over.</param>
/// <param name="Rate">The rate with Wilson's interval.</param>
/// <param name="Difference">The group less everybody, with Newcombe's interval.</param>
/// <param name="P">Whether the group differs from all others, by dealing membership out at random.</param>
/// <param name="PHolm">Corrected over the groups judged; both are undefined for a group that is too small.</param>
/// <param name="IsTooSmall">Whether it has fewer people than the audit judges.</param>
public sealed record SubgroupResult(
    string Group, double People, Estimate Rate, PairwiseDifference Difference, Measure P, Measure PHolm,
    bool IsTooSmall)
{
    /// <summary>
    /// The group's violation as Kearns et al. (2018, definition 2.2 [kearns2018]) measure it: its share of the people
    /// times the size of its difference, so that a small group weighs less.
    /// </summary>
    public Measure Violation { get; init; }

    /// <summary>In words: higher or lower than all others, not shown to differ, or too small to say.</summary>
    /// <param name="level">What the corrected p has to be below.</param>
    public string Verdict(double level = 0.05) => IsTooSmall ? "too small to say"
        : !PHolm.IsDefined ? "undefined"
        : PHolm >= level ? "not shown to differ"
        : Difference.Value > 0 ? "higher" : "lower";
}
