using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>A cell's source with its directive lines taken out; line numbers stay as they were.</summary>
/// <param name="Code">The C# code.</param>
/// <param name="References">What <c>#r "..."</c> lines name, with their line numbers.</param>
internal sealed partial record CellDirectives(string Code, IReadOnlyList<(string Name, int Line)> References)
{
    public static CellDirectives Parse(string source)
    {
        if (!source.Contains("#r", StringComparison.Ordinal))
            return new CellDirectives(source, []);
        List<(string, int)> references = [];
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (ReferenceLine().Match(lines[i]) is { Success: true } match)
            {
                references.Add((match.Groups[1].Value, i + 1));
                lines[i] = "";
            }
        }

        return new CellDirectives(string.Join('\n', lines), references);
    }

    [GeneratedRegex("""^\s*#r\s+"([^"]+)"\s*(//.*)?$""", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceLine();
}
