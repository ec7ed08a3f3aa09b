using FairLab.Data;

namespace FairLab.Detectors;

/// <summary>Something known of every input that a unit may respond to: a group, an object in a picture, a
/// number.</summary>
public sealed record KnownFactor
{
    readonly double _highest;

    /// <summary>A factor by its values.</summary>
    /// <param name="name">Such as "glasses".</param>
    /// <param name="values">A finite number for every input, 1 and 0 for present and absent; not all the same.</param>
    /// <exception cref="ArgumentException">A number that is not finite, or one value only.</exception>
    public KnownFactor(string name, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var i = 0; i < values.Count; i++)
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(FormattableString.Invariant(
                    $"factor '{name}', input {i}: found {values[i]}, expected a finite number"), nameof(values));
        var distinct = values.Distinct().Take(3).Count();
        if (distinct < 2)
            throw new ArgumentException($"factor '{name}': found {distinct} value for {values.Count} inputs, "
                + "expected at least two: nothing can respond to what is always the same", nameof(values));
        (Name, Values, IsBinary, _highest) = (name, values, distinct == 2, values.Max());
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Its value for every input.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Whether it has two values; the higher one is "present".</summary>
    public bool IsBinary { get; }

    /// <summary>Whether it is present in an input.</summary>
    internal bool IsPresent(int input) => Values[input] == _highest;

    /// <summary>The groups of an attribute: of two, the second; of more, each against the others.</summary>
    /// <param name="groups">Every input's group.</param>
    /// <exception cref="ArgumentException">An attribute of which only one group occurs.</exception>
    public static IReadOnlyList<KnownFactor> Of(Grouping groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] present = [.. groups.Codes.Distinct().Order()];
        if (present.Length < 2)
            throw new ArgumentException($"attribute '{groups.Name}': found inputs of {present.Length} group, expected "
                + "at least two", nameof(groups));
        return [.. (present.Length == 2 ? present[1..] : present).Select(level => new KnownFactor(
            $"{groups.Name} = {groups.Levels[level]}", [.. groups.Codes.Select(c => c == level ? 1.0 : 0)]))];
    }
}
