namespace FairLab.Data;

/// <summary>How a value that is not there is written in files: nothing, a question mark, and what programs write for it.</summary>
static class MissingValue
{
    /// <summary>What a group of people without a group is called.</summary>
    public const string Group = "missing";

    /// <summary>What is said to be expected instead of one.</summary>
    public const string Expected = "the name of a group: say what is to be done with such rows (MissingGroups.Drop or "
        + "MissingGroups.OwnGroup), or fill them in";

    // "None" is not among them: it may well be the name of a group, as of those without a disability.
    public static readonly IReadOnlyList<string> Texts =
        ["", "?", "NaN", "-NaN", "NA", "N/A", "#N/A", "#NA", "<NA>", "NULL"];

    static readonly HashSet<string> Spellings = new(Texts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text stands for a missing value.</summary>
    public static bool Is(string? text) => text is null || Spellings.Contains(text.Trim());

    /// <summary>How a missing value is shown in a message.</summary>
    public static string Shown(string? text) => string.IsNullOrWhiteSpace(text) ? "nothing" : $"'{text}'";
}
