namespace FairLab.Data;

/// <summary>How a <see cref="PlantedCorpus"/> is made.</summary>
public sealed record PlantedOptions
{
    /// <summary>The odds that a sentence about an African-American name is of a negative emotion, over those for a European one; 1 is no association.</summary>
    /// <value>2.</value>
    public double Association { get; init => field = value > 0 && double.IsFinite(value) ? value : throw Bad(nameof(Association), value, "a number above 0"); } = 2;

    /// <summary>The number of sentences.</summary>
    /// <value>4,000.</value>
    public int Sentences { get; init => field = value >= 60 ? value : throw Bad(nameof(Sentences), value, "at least 60, one a person"); } = 4000;

    /// <summary>Share of the sentences that say what happened in words a model does not know, so that who is spoken of is all it has to go by.</summary>
    /// <value>0.3.</value>
    public double Hidden { get; init => field = value is >= 0 and < 1 ? value : throw Bad(nameof(Hidden), value, "a number in [0, 1)"); } = 0.3;

    /// <summary>Standard deviation of what is added to every rating.</summary>
    /// <value>0.08.</value>
    public double Noise { get; init => field = value >= 0 && double.IsFinite(value) ? value : throw Bad(nameof(Noise), value, "a number of at least 0"); } = 0.08;

    static ArgumentException Bad(string name, double found, string expected) =>
        new(FormattableString.Invariant($"{nameof(PlantedOptions)}.{name}: found {found}, expected {expected}"), name);
}
