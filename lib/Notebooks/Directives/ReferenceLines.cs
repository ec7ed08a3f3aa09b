using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>
/// The lines of a code cell that name packages, sources and files to load, taken out of it; line numbers stay as they
/// were.
/// </summary>
internal sealed partial record ReferenceLines(
    string Code, IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Sources, IReadOnlyList<string> Loads)
{
    public static ReferenceLines Parse(string code)
    {
        if (!Candidate().IsMatch(code))
            return new ReferenceLines(code, [], [], []);
        List<PackageRequest> packages = [];
        List<string> sources = [], loads = [];
        var lines = code.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Line().Match(lines[i]) is not { Success: true } match)
                continue;
            var (name, argument) = (match.Groups[1].Value, match.Groups[2].Value);
            var isPackage = argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);
            if (name == "r" && !isPackage)
                continue;
            if (name == "r")
                packages.Add(PackageRequest.Parse(argument[6..].Trim()));
            else if (name == "i")
                sources.Add(isPackage ? argument[6..].Trim() : argument);
            else
                loads.Add(argument);
            lines[i] = "";
        }

        return new ReferenceLines(string.Join('\n', lines), packages, sources, loads);
    }

    [GeneratedRegex("""^\s*#(r|i|load)\b""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    [GeneratedRegex("""^\s*#(r|i|load)\s+@?"([^"]+)"\s*(//.*)?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
