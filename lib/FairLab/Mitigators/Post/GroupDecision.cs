using System.Globalization;

namespace FairLab.Mitigators;

/// <summary>
/// What a rule learned about one group: P(ŷ = 1) is <paramref name="Above"/> for scores from
/// <paramref name="Threshold"/> on, <see cref="Between"/> from <see cref="MixedFrom"/> up to it, and
/// <paramref name="Below"/> under that; in a group whose scores are reversed, "from" means downwards.
/// </summary>
/// <param name="Group">The group.</param>
/// <param name="Threshold">The threshold on the score; infinite where nobody reaches it.</param>
/// <param name="Above">The chance of selection from the threshold on.</param>
/// <param name="Below">The chance of selection short of every threshold.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record GroupDecision(string Group, double Threshold, double Above = 1, double Below = 0)
{
    readonly double? _mixedFrom;

    /// <summary>A second threshold, short of the first: between the two the chance is <see cref="Between"/>.</summary>
    /// <value><see cref="Threshold"/>: there is nothing between.</value>
    public double MixedFrom { get => _mixedFrom ?? Threshold; init => _mixedFrom = value; }

    /// <summary>The chance of selection between the two thresholds.</summary>
    public double Between { get; init; }

    /// <summary>Whether low scores are selected, as they are better ones in this group.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The method's own numbers by name, such as margin or mix_rate.</summary>
    public IReadOnlyDictionary<string, double> Learned { get; init; } = new Dictionary<string, double>();

    /// <summary>One of the method's own numbers.</summary>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one.</exception>
    public double this[string name] => Learned.TryGetValue(name, out var value) ? value
        : throw new ArgumentException(NearestName.Message("number", name, [.. Learned.Keys]), nameof(name));

    /// <summary>P(ŷ = 1) for a score.</summary>
    public double Probability(double score) => IsReversed
        ? score <= Threshold ? Above : score <= MixedFrom ? Between : Below
        : score >= Threshold ? Above : score >= MixedFrom ? Between : Below;

    /// <summary>
    /// A mixture of two thresholds, the lower with a chance of <paramref name="shareOfLow"/>, and of a random decision
    /// that selects with <paramref name="randomProbability"/> and is made with a chance of
    /// <paramref name="shareAtRandom"/>.
    /// </summary>
    internal static GroupDecision Mixed(
        string group, bool isReversed, double low, double high, double shareOfLow, double shareAtRandom = 0,
        double randomProbability = 0)
    {
        double Chance(double selected) => shareAtRandom * randomProbability + (1 - shareAtRandom) * selected;
        var sign = isReversed ? -1 : 1;
        return new GroupDecision(group, sign * high, Chance(1 - shareOfLow + shareOfLow), Chance(0))
        {
            MixedFrom = sign * low,
            Between = Chance(shareOfLow),
            IsReversed = isReversed,
            Learned = new Dictionary<string, double>
            {
                ["share_of_low"] = shareOfLow,
                ["share_at_random"] = shareAtRandom,
                ["random_probability"] = randomProbability,
            },
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var to = IsReversed ? "down from" : "from";
        var mixed = MixedFrom == Threshold ? "" : $", {Number(Between)} {to} {Number(MixedFrom)}";
        var own = Learned.Count == 0 ? ""
            : $" ({string.Join(", ", Learned.Select(l => $"{l.Key} {Number(l.Value)}"))})";
        return $"{Group}: selected with {Number(Above)} {to} {Number(Threshold)}{mixed}, else {Number(Below)}{own}";
    }

    static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
