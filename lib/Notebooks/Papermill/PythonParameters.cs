using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>
/// Lists the parameters of a Python cell as Papermill does, by the look of its lines: <c>PythonTranslator.inspect</c>
/// of Papermill 2.6.
/// </summary>
internal static partial class PythonParameters
{
    public static IReadOnlyList<(string Name, string Type, string Default, string Help)> Inspect(string source)
    {
        List<(string, string, string, string)> parameters = [];
        foreach (var definition in Definitions(source))
        {
            if (Parameter().Match(definition) is not { Success: true } match)
                continue;
            var type =
                match.Groups["annotation"] is { Length: > 0 } annotation ? annotation.Value
                : match.Groups["comment"] is { Length: > 0 } comment ? comment.Value
                : "None";
            parameters.Add(
                (
                    match.Groups["target"].Value.Trim(),
                    type.Trim(),
                    match.Groups["value"].Value.Trim(),
                    match.Groups["help"].Value.Trim()));
        }

        return parameters;
    }

    /// <summary>Groups the lines of each assignment, comments of all but the last removed.</summary>
    static List<string> Definitions(string source)
    {
        List<string> definitions = [];
        List<string> lines = [];
        foreach (var line in PythonLines.Split(source).Select(line => line.TrimEnd('\r', '\n')))
        {
            if (line.Trim().Length == 0 || line.Trim().StartsWith('#'))
                continue;
            var equals = line.Count(c => c == '=');
            if (equals > 0)
            {
                definitions.Add(Flat(lines));
                lines = [];
                if (equals > 1)
                    continue;
            }

            lines.Add(line);
        }

        definitions.Add(Flat(lines));
        definitions.RemoveAll(definition => definition.Length == 0);
        return definitions;
    }

    static string Flat(List<string> lines)
    {
        var flat = new StringBuilder();
        foreach (var line in lines.SkipLast(1))
            flat.Append(
                (
                    line.Contains('#', StringComparison.Ordinal)
                        ? line[..line.IndexOf('#', StringComparison.Ordinal)]
                        : line).Trim());
        return lines.Count == 0 ? "" : flat.Append(lines[^1].Trim()).ToString();
    }

    [GeneratedRegex(
        """^(?<target>\w[\w_]*)\s*(:\s*["']?(?<annotation>\w[\w_\[\],\s]*)["']?\s*)?=\s*(?<value>.*?)"""
            + @"(\s*#\s*(type:\s*(?<comment>[^\s]*)\s*)?(?<help>.*))?$")]
    private static partial Regex Parameter();
}
