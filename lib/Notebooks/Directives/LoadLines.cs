using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>The lines of code that load files (<c>#load "path"</c>), taken out of it; line numbers stay as they were.</summary>
internal sealed partial record LoadLines(string Code, IReadOnlyList<string> Files)
{
    public static LoadLines Parse(string code)
    {
        if (!code.Contains("#load", StringComparison.Ordinal))
            return new LoadLines(code, []);
        List<string> files = [];
        var rest = Line().Replace(code, match =>
        {
            files.Add(match.Groups[1].Value);
            return "";
        });
        return new LoadLines(rest, files);
    }

    [GeneratedRegex("""^[ \t]*#load\s+@?"([^"\n]+)"[ \t]*(//.*)?$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
