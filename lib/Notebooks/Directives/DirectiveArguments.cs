using System.Text;

namespace FairLab.Notebooks;

/// <summary>The words of a directive line: options by name, the rest in order. Quotes keep spaces together.</summary>
internal sealed class DirectiveArguments
{
    readonly Dictionary<string, string?> _options = new(StringComparer.Ordinal);

    public List<string> Words { get; } = [];

    public static DirectiveArguments Parse(string line)
    {
        var arguments = new DirectiveArguments();
        var words = Split(line);
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-') || words[i].Length == 1)
                arguments.Words.Add(words[i]);
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
                arguments._options[words[i].TrimStart('-')] = words[++i];
            else
                arguments._options[words[i].TrimStart('-')] = null;
        }

        return arguments;
    }

    public bool Has(string option) => _options.ContainsKey(option);

    public string? this[string option] => _options.GetValueOrDefault(option);

    /// <summary>The value of an option that must be there.</summary>
    public string Require(string directive, string option) =>
        this[option] ?? throw new DirectiveException($"#!{directive}: --{option} is missing");

    static List<string> Split(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var (quote, any) = ('\0', false);
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, any) = (c, true);
            }
            else if (char.IsWhiteSpace(c))
            {
                if (any)
                    words.Add(word.ToString());
                (any, _) = (false, word.Clear());
            }
            else
            {
                any = true;
                word.Append(c);
            }
        }

        if (any)
            words.Add(word.ToString());
        return words;
    }
}
