namespace FairLab.Detectors;

/// <summary>What the top-down detector found in texts.</summary>
/// <param name="Words">Every word that stands in enough texts, those that count most first.</param>
/// <param name="LargestResidual">
/// What the attributions fall short of completeness at most, in units of the score.
/// </param>
public sealed record TopDownTextFinding(IReadOnlyList<SensitiveWord> Words, double LargestResidual)
{
    /// <summary>
    /// The words that are flagged: the annotation r that <c>TermAttributionPenalty</c> takes as its terms.
    /// </summary>
    public IReadOnlyList<string> Sensitive => [.. Words.Where(w => w.Sensitive).Select(w => w.Word)];
}
