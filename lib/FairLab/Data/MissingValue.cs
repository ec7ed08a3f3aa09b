namespace FairLab.Data;

/// <summary>
/// How a value that is not there is written in files: nothing, a question mark, and what programs write for it.
/// </summary>
static class MissingValue
{
    /// <summary>What a group of people without a group is called.</summary>
    public const string Group = "missing";

    /// <summary>What is said to be expected instead of one.</summary>
    public const string Expected = "the name of a group: say what is to be done with such rows (MissingGroups.Drop or "
        + "MissingGroups.OwnGroup), or fill them in";

    // "None" and "unknown" are not among them: they may well be answers, as of those without a disability.
    /// <summary>The texts that stand for a missing value, in any case.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "", "?", "NaN", "-NaN", "NA", "N/A", "n.a.", "#N/A", "#NA", "#N/A N/A", "<NA>", "pd.NA", "NaT",
        "NULL", "(null)", "[null]", "<null>", "\\N", "nil", "undefined", "(blank)", "(missing)", ".", "-", "--",
        "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!",
    ];

    static readonly HashSet<string> Spellings = new(Texts, StringComparer.OrdinalIgnoreCase);

    // What takes no room on paper: spaces of no width, joiners, and the mark of byte order.
    static readonly char[] Unseen = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];

    /// <summary>Whether a text stands for a missing value.</summary>
    public static bool Is(string? text) => Is(text, Spellings);

    /// <summary>Whether a text stands for a missing value among those that do.</summary>
    public static bool Is(string? text, IReadOnlySet<string> spellings) =>
        text is null || spellings.Contains(text.Trim().Trim(Unseen).Trim());

    /// <summary>How a missing value is shown in a message.</summary>
    public static string Shown(string? text) => string.IsNullOrWhiteSpace(text?.Trim(Unseen)) ? "nothing" : $"'{text}'";
}
