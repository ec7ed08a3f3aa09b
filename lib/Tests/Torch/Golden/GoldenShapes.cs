using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Golden;

/// <summary>The shapes of the inputs, read from make_golden.py itself so that they are written down once.</summary>
internal static partial class GoldenShapes
{
    /// <summary>For each case its inputs: <c>long[]</c> for normal numbers, <c>(long high, long[] shape)</c> for whole ones.</summary>
    internal static Dictionary<string, object[]> Read()
    {
        var result = new Dictionary<string, object[]>(StringComparer.Ordinal);
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "make_golden.py"));
        foreach (Match line in CasePattern().Matches(text.Replace("\n        ", " ", StringComparison.Ordinal)))
            result[line.Groups[1].Value] = [.. SpecPattern().Matches(line.Groups[2].Value).Select(Spec)];
        foreach (Match activation in ActivationPattern().Matches(text)) result.TryAdd(activation.Groups[1].Value, [new long[] { 3, 4 }]);
        return result;
    }

    static object Spec(Match spec)
    {
        var numbers = spec.Groups[2].Value.Split(',').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return spec.Groups[1].Value == "whole(" ? (numbers[0], numbers[1..]) : numbers;
    }

    // "name": (lambda ...: ..., shapes),  -- the shapes are the lists and whole(...) at the line's end
    [GeneratedRegex("""^    "([\w-]+)": \(.*?,((?: (?:\[[\d, ]+\]|whole\([\d, ]+\)),?)+)\),$""", RegexOptions.Multiline)]
    private static partial Regex CasePattern();

    [GeneratedRegex(@"(\[|whole\()([\d, ]+)[\]\)]")]
    private static partial Regex SpecPattern();

    [GeneratedRegex("\"(\\w+)\": nn\\.\\1")]
    private static partial Regex ActivationPattern();
}
