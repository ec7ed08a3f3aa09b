namespace FairLab.Data;

/// <summary>A text with the sentiment that people, or its source, gave it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Targets">What a model should say of it, each in [0, 1]; one number for every output.</param>
public sealed record RatedText(string Text, IReadOnlyList<double> Targets)
{
    /// <summary>A text with one target, such as a valence: 0 is most negative, 1 most positive.</summary>
    public RatedText(string text, double target) : this(text, [target])
    {
    }
}
