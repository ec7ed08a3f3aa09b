using System.Globalization;
using System.Numerics;
using FairLab.Experiments;
using FairLab.Notebooks;

namespace FairLab.Cli;

/// <summary>
/// Reads <c>name=value</c> as typed on the command line: the words of experiment files, lists and maps, else text.
/// </summary>
static class ParameterAssignments
{
    public static IReadOnlyDictionary<string, object?> Parse(IEnumerable<string> assignments)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException($"-p expects NAME=VALUE, such as -p epochs=3; found '{assignment}'.");
            parameters[assignment[..equals]] = Value(assignment[(equals + 1)..]);
        }
        return parameters;
    }

    static object? Value(string text) => Read(text) switch
    {
        BigInteger n when n >= long.MinValue && n <= long.MaxValue => (long)n,
        "None" => null,
        string word when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) => d,
        var value => value,
    };

    // A list or a map as YAML has them, else one plain word: '#', ': ' and quotes of a text are its own.
    static object? Read(string text)
    {
        if (text.StartsWith('[') || text.StartsWith('{'))
        {
            try
            {
                return YamlParameters.ReadValue(text, "-p");
            }
            catch (NotebookParameterException)
            {
                return text;
            }
        }
        return YamlParameters.Word(text);
    }
}
