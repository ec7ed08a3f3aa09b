namespace FairLab.Mitigators;

/// <summary>What a text is compared with when its identity terms get an attribution.</summary>
public enum TermBaseline
{
    /// <summary>
    /// A text of padding, as in Liu and Avci (2019 [liu2019]): all words grow from zero together, and a model may hide
    /// what a term does in its interaction with other words.
    /// </summary>
    Padding,

    /// <summary>
    /// The same text with the terms alone set to padding: by completeness their attributions then add up to exactly
    /// what leaving the terms out does.
    /// </summary>
    WithoutTerms,
}
