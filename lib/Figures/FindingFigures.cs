using FairLab.Detectors;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>What detectors found, as figures.</summary>
public static class FindingFigures
{
    /// <summary>One person's attributions as bars, the largest first.</summary>
    /// <param name="found">The attributions.</param>
    /// <param name="row">The person.</param>
    /// <param name="title">What the figure shows, for instance of whom.</param>
    public static GenericChart Figure(this TableAttribution found, int row, string title)
    {
        ArgumentNullException.ThrowIfNull(found);
        var values = found.Person(row);
        int[] order = [.. Enumerable.Range(0, values.Count).OrderByDescending(c => Math.Abs(values[c]))];
        return Plot.Bars(title, order.Select(c => found.Columns[c]), "column", $"{found.Method} ({found.Unit})",
            [new("attribution", order.Select(c => values[c]))]).MarkY(0);
    }

    /// <summary>What the model looks at and what tells the group, side by side, column by column.</summary>
    /// <param name="found">The finding.</param>
    public static GenericChart Figure(this TopDownFinding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var columns = found.Columns;
        return Plot.Bars(Title, columns.Select(c => Flagged(c.Column, c.Sensitive)), "column (* flagged)",
            "share of attribution; AUC - ½",
        [
            new("share of attribution", columns.Select(c => c.Attribution)),
            new("AUC for the group, above ½", columns.Select(c => c.Auc - 0.5), columns.Select(c => c.AucLow - 0.5),
                columns.Select(c => c.AucHigh - 0.5)),
        ]);
    }

    /// <summary>The same of the words that count most.</summary>
    /// <param name="found">The finding.</param>
    /// <param name="most">How many words at most.</param>
    public static GenericChart Figure(this TopDownTextFinding found, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(found);
        SensitiveWord[] words = [.. found.Words.Take(most)];
        return Plot.Bars(Title, words.Select(w => Flagged(w.Word, w.Sensitive)), "word (* flagged)",
            "mean |attribution| (score); difference of shares",
        [
            new("mean |attribution|", words.Select(w => w.Attribution)),
            new("share of its group, with the word less without", words.Select(w => w.ShareDifference),
                words.Select(w => w.Low), words.Select(w => w.High)),
        ]);
    }

    /// <summary>Texts with their words coloured by what each counted; the score stands at the left.</summary>
    /// <param name="texts">The explained texts.</param>
    /// <param name="title">What is shown.</param>
    public static ColouredWords Figure(this IEnumerable<TextAttribution> texts, string title) =>
        new(title, texts.Select(t => (FormattableString.Invariant($"score {t.Score:0.000}"), t.Words, t.Values)),
            "attribution (score)");

    const string Title = "What the model looks at, and what tells the group";

    static string Flagged(string name, bool sensitive) => sensitive ? name + " *" : name;
}
