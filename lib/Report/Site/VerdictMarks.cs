using FairLab.Experiments.Claims;

namespace FairLab.Report.Site;

/// <summary>Verdicts in one word, one sign and one colour.</summary>
static class VerdictMarks
{
    public static (string Class, string Sign) Of(Outcome outcome) => outcome switch
    {
        Outcome.Holds => ("holds", "✓"),
        Outcome.DoesNotHold => ("fails", "✗"),
        _ => ("open", "?"),
    };

    /// <summary>A word with its sign.</summary>
    public static string Word(Outcome outcome)
    {
        var (look, sign) = Of(outcome);
        return $"<span class=\"verdict {look}\"><span aria-hidden=\"true\">{sign}</span> "
            + $"{ClaimFiles.Words(outcome)}</span>";
    }

    /// <summary>How many claims of a study hold.</summary>
    public static string Summary(FinishedStudy study)
    {
        if (study.Missing is not null)
            return "<span class=\"verdict open\"><span aria-hidden=\"true\">?</span> no results</span>";
        if (study.Verdicts.Count == 0)
            return "<span class=\"verdict open\">no claims</span>";
        int holds = study.Verdicts.Count(v => v.Outcome == Outcome.Holds);
        var worst = study.Verdicts.Any(v => v.Outcome == Outcome.DoesNotHold) ? Outcome.DoesNotHold
            : holds < study.Verdicts.Count ? Outcome.Undetermined : Outcome.Holds;
        var (look, sign) = Of(worst);
        return $"<span class=\"verdict {look}\"><span aria-hidden=\"true\">{sign}</span> "
            + $"{holds} of {study.Verdicts.Count} claims hold</span>";
    }
}
