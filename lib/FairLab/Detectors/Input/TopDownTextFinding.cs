using FairLab.Figures;

namespace FairLab.Detectors;

/// <summary>What the top-down detector found in texts.</summary>
/// <param name="Words">Every word that stands in enough texts, those that count most first.</param>
/// <param name="LargestResidual">What the attributions fall short of completeness at most, in units of the score.</param>
public sealed record TopDownTextFinding(IReadOnlyList<SensitiveWord> Words, double LargestResidual)
{
    /// <summary>The words that are flagged: the annotation r that <c>TermAttributionPenalty</c> takes as its terms.</summary>
    public IReadOnlyList<string> Sensitive => [.. Words.Where(w => w.Sensitive).Select(w => w.Word)];

    /// <summary>Attribution and association of the words that count most, side by side.</summary>
    /// <param name="most">How many words at most.</param>
    public Figure Figure(int most = 20)
    {
        SensitiveWord[] shown = [.. Words.Take(most)];
        return new BarFigure("What the model looks at, and what tells the group", shown.Select(w => w.Word + (w.Sensitive ? " *" : "")), "word (* flagged)", "mean |attribution| (score); difference of shares")
            .Add("mean |attribution|", shown.Select(w => w.Attribution))
            .Add("share of its group, with the word less without", shown.Select(w => w.ShareDifference), shown.Select(w => w.Low), shown.Select(w => w.High));
    }
}
