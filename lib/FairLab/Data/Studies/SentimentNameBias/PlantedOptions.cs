namespace FairLab.Data;

/// <summary>How a <see cref="PlantedCorpus"/> is made.</summary>
public sealed record PlantedOptions
{
    /// <summary>
    /// The odds that a sentence about an African-American name is of a negative emotion, over those for a European one;
    /// 1 is no association.
    /// </summary>
    /// <value>2.</value>
    public double Association { get; init => field = Require.Positive(value); } = 2;

    /// <summary>The number of sentences.</summary>
    /// <value>4,000.</value>
    public int Sentences { get; init => field = Require.AtLeast(value, 60); } = 4000;

    /// <summary>
    /// Share of the sentences that say what happened in words a model does not know, so that who is spoken of is all it
    /// has to go by.
    /// </summary>
    /// <value>0.3.</value>
    public double Hidden
    {
        get;
        init => field = Require.That(value, value is >= 0 and < 1, "a number in [0, 1)");
    } = 0.3;

    /// <summary>Standard deviation of what is added to every rating.</summary>
    /// <value>0.08.</value>
    public double Noise { get; init => field = Require.NotNegative(value); } = 0.08;
}
