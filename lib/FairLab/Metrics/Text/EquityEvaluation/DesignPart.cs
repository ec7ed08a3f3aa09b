namespace FairLab.Metrics;

/// <summary>The comparisons within the sentences of one emotion, as indices of sentences.</summary>
/// <param name="Emotion">The emotion; neutral for none, all for all.</param>
/// <param name="ByRace">For each template, word and gender the African-American and the European names.</param>
/// <param name="ByGender">For each template, word and pair the female and the male versions.</param>
/// <param name="Slots">For each template and word all names.</param>
/// <param name="Names">For each gender its names, African-American ones first, each with its sentences.</param>
sealed record DesignPart(
    string Emotion,
    (int[] First, int[] Second)[] ByRace,
    (int[] First, int[] Second)[] ByGender,
    int[][] Slots,
    (bool First, int[] Rows)[][] Names);
