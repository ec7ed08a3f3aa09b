using FairLab.Experiments;

namespace FairLab.Cli.Papermill;

/// <summary>
/// Brings a command line to one form: every option with values is one word, so that a value may look like anything, an
/// option included.
/// </summary>
static class PapermillArguments
{
    /// <summary>What joins the two values of <c>-p NAME VALUE</c>; no command line can contain it.</summary>
    public const char Joint = '\0';

    /// <exception cref="UsageException">An option lacks a value.</exception>
    public static string[] Normalize(string[] arguments)
    {
        List<string> normal = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            string word = arguments[i];
            if (word == "--")
            {
                normal.AddRange(arguments[i..]);
                break;
            }

            var (name, first) = Split(word);
            if (!PapermillCommand.ValueOptions.TryGetValue(name, out int count))
            {
                normal.Add(word);
                continue;
            }

            List<string> values = first is null ? [] : [first];
            while (values.Count < count)
            {
                if (++i >= arguments.Length)
                    throw new UsageException(
                        $"Option '{name}' requires {(count == 2 ? "2 arguments" : "an argument")}.");
                values.Add(arguments[i]);
            }
            normal.Add($"{name}={string.Join(Joint, values)}");
        }
        return [.. normal];
    }

    // --name=value, and -nvalue as in -kpython3.
    static (string Name, string? Value) Split(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        if (word.StartsWith("--", StringComparison.Ordinal))
            return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
        return word.Length > 2 && word[0] == '-' && PapermillCommand.ValueOptions.ContainsKey(word[..2])
            ? (word[..2], word[2..])
            : (word, null);
    }
}
