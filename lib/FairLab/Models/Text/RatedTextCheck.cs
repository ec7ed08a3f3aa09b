using FairLab.Data;

namespace FairLab.Models;

/// <summary>What every model of texts asks of the texts it is fitted on.</summary>
static class RatedTextCheck
{
    /// <summary>The number of targets, the same for all texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <param name="outputs">The number of targets to expect; null for that of the first text.</param>
    /// <exception cref="ArgumentException">
    /// No texts, or targets that are not in [0, 1] or not as many as expected.
    /// </exception>
    public static int Outputs(IReadOnlyList<RatedText> texts, string name, int? outputs = null)
    {
        ArgumentNullException.ThrowIfNull(texts, name);
        if (texts.Count == 0)
            throw new ArgumentException("found no texts, expected at least one", name);
        var expected = outputs ?? texts[0].Targets.Count;
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Targets.Count != expected || expected == 0)
                throw new ArgumentException(
                    $"text {i}: found {texts[i].Targets.Count} targets, expected {Math.Max(1, expected)}", name);
            foreach (var target in texts[i].Targets)
                if (target is not (>= 0 and <= 1))
                    throw new ArgumentException(FormattableString.Invariant(
                        $"text {i}: found the target {target}, expected a number in [0, 1]"), name);
        }
        return expected;
    }
}
