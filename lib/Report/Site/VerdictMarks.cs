using FairLab.Experiments.Claims;

namespace FairLab.Report.Site;

/// <summary>Verdicts in one word, one sign and one colour.</summary>
static class VerdictMarks
{
    /// <summary>A word with its sign.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Holds => Mark("holds", "✓", ClaimFiles.Words(outcome)),
        Outcome.DoesNotHold => Mark("fails", "✗", ClaimFiles.Words(outcome)),
        _ => Mark("open", "?", ClaimFiles.Words(outcome)),
    };

    /// <summary>How many claims of a study hold, and whether a control of its fails.</summary>
    public static string Summary(FinishedStudy study) => study.Missing is not null ? Mark("open", "?", "no results")
        : study.Verdicts.Count == 0 ? Mark("open", "?", "no claims") : Count(study.Verdicts);

    /// <summary>The same of several studies together; nothing where none has a claim.</summary>
    public static string Together(IEnumerable<FinishedStudy> studies)
    {
        Verdict[] verdicts = [.. studies.Where(s => s.Missing is null).SelectMany(s => s.Verdicts)];
        return verdicts.Length == 0 ? "" : Count(verdicts);
    }

    static string Count(IReadOnlyList<Verdict> verdicts)
    {
        int holds = verdicts.Count(v => v.Outcome == Outcome.Holds);
        int controls = verdicts.Count(v => v.Claim.Control && v.Outcome != Outcome.Holds);
        var (look, sign) = holds == verdicts.Count ? ("holds", "✓") : holds == 0 ? ("fails", "✗") : ("open", "◐");
        return Mark(look, sign, FormattableString.Invariant($"{holds} of {verdicts.Count} claims hold"))
            + (controls == 0 ? ""
                : " " + Mark("fails", "✗", controls == 1 ? "a control fails" : $"{controls} controls fail"));
    }

    static string Mark(string look, string sign, string words) =>
        $"<span class=\"verdict {look}\"><span aria-hidden=\"true\">{sign}</span> {words}</span>";
}
