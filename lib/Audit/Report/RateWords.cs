namespace FairLab.Audit;

/// <summary>A rate in words that need no statistics.</summary>
/// <param name="Rate">Its name in tables.</param>
/// <param name="Title">A heading.</param>
/// <param name="Meaning">What it is a share of.</param>
/// <param name="Among">The people it is about, to follow the name of a group; empty for all of them.</param>
/// <param name="Does">What it counts, to follow those people.</param>
sealed record RateWords(string Rate, string Title, string Meaning, string Among, string Does)
{
    public static IReadOnlyList<RateWords> All { get; } =
    [
        new("selection_rate", "Selected", "The share that gets the favourable decision.", "", "are selected"),
        new("tpr", "Selected among those with the favourable outcome",
            "Of the people whose true outcome is favourable, the share that is selected (true positive rate). Where it "
            + "is lower, deserving people are missed more often.", "among those with the favourable "
            + "outcome", "are selected"),
        new("fpr", "Selected among those without it",
            "Of the people whose true outcome is not favourable, the share that is selected all the same (false "
            + "positive rate).", "among those without the favourable outcome", "are selected all the same"),
        new("ppv", "Right among the selected",
            "Of the people selected, the share whose true outcome is favourable (precision).", "among those selected",
            "have the favourable outcome"),
        new("for", "Missed among the rejected",
            "Of the people not selected, the share whose true outcome is favourable (false omission rate).",
            "among those not selected", "have the favourable outcome all the same"),
        new("accuracy", "Decided correctly", "The share whose decision equals the true outcome (accuracy).", "",
            "are decided correctly"),
        new("base_rate", "Favourable outcomes in the data",
            "The share whose true outcome is favourable: it describes the data, not the model. Where it differs, "
            + "several of the other rates cannot all be equal at once.", "", "have the favourable outcome"),
    ];

    public static RateWords Of(string rate) => All.First(w => w.Rate == rate);
}
