using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FairLab.Experiments.Definition;

/// <summary>
/// Names for points, of runs and their folders: the values themselves where they are short and plain, else shortened,
/// with a hash of the values. They differ on every file system, whatever it makes of letter case and of other scripts.
/// </summary>
sealed class PointLabels
{
    const int Longest = 64;
    const int Digits = 10;

    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a point, unlike all that were given before.</summary>
    /// <param name="point">The values, in the grid's order.</param>
    public string Of(IReadOnlyDictionary<string, object?> point)
    {
        string[] words = [.. point.Values.Select(Word)];
        string label = string.Join('-', words);
        if (words.All(IsPlain) && label.Length <= Longest && _taken.Add(label))
            return label;
        string hash = Hash(ValueIdentity.Of(point));
        string readable = Safe(label);
        for (int digits = Digits; ; digits++)
        {
            string named = readable.Length == 0 ? $"point-{hash[..digits]}" : $"{readable}-{hash[..digits]}";
            if (_taken.Add(named))
                return named;
        }
    }

    static string Word(object? value) => value switch
    {
        null => "null",
        string text => text,
        _ when ValueIdentity.Label(value) is { } label => label,
        IConvertible or System.Numerics.BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => ValueIdentity.Describe(value),
    };

    // No folder is hidden or named by a blank end, and none by a point alone.
    static bool IsPlain(string word) => word.Length > 0 && word[0] != '.' && word.All(IsSafe);

    static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';

    static string Safe(string label)
    {
        var text = new StringBuilder();
        foreach (char c in label.Take(4 * Longest))
        {
            char safe = IsSafe(c) ? c : '-';
            if (safe != '-' || (text.Length > 0 && text[^1] != '-'))
                text.Append(safe);
        }
        return text.ToString(0, Math.Min(text.Length, Longest - Digits)).Trim('-', '.');
    }

    static string Hash(string identity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(identity)));
}
