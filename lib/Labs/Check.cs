namespace FairLab.Labs;

/// <summary>
/// Tells a right answer from a wrong one. What is expected is computed by other means than the student's, and never
/// shown: a wrong answer that is known gets words of its own, any other the hint.
/// </summary>
public static class Check
{
    /// <summary>A number; NaN is "not done yet".</summary>
    /// <param name="what">What was asked for, such as "the gap of the rates".</param>
    /// <param name="value">The student's number.</param>
    /// <param name="expected">The right one.</param>
    /// <param name="within">How far from it is still right.</param>
    /// <param name="hint">What to say to a wrong number of no known kind.</param>
    /// <param name="mistakes">Known wrong numbers; one that is as good as right is passed over.</param>
    public static CheckResult Number(
        string what, double value, double expected, double within, string hint,
        params IReadOnlyList<Mistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (double.IsNaN(value))
            return NotDone(what, "It has no number yet (0/0 has none either).");
        if (Math.Abs(value - expected) <= within)
            return Right(what);
        // Twice the tolerance: a mistake whose number lies beside the right one cannot be told from it.
        IEnumerable<Mistake> known = [.. mistakes, .. Usual(expected)];
        string? says = known
            .Where(m => Math.Abs(m.Value - expected) > 2 * within && Math.Abs(value - m.Value) <= within)
            .Select(m => m.Says)
            .FirstOrDefault();
        return Wrong(what, says ?? hint);
    }

    /// <summary>Both ends of an interval.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="value">The student's ends; NaN is "not done yet".</param>
    /// <param name="expected">The right ones.</param>
    /// <param name="within">How far from them is still right.</param>
    /// <param name="hint">What to say to a wrong interval of no known kind.</param>
    /// <param name="mistakes">Known wrong intervals.</param>
    public static CheckResult Ends(
        string what, (double Low, double High) value, (double Low, double High) expected, double within, string hint,
        params IReadOnlyList<((double Low, double High) Ends, string Says)> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (double.IsNaN(value.Low) || double.IsNaN(value.High))
            return NotDone(what, "An end has no number yet.");
        if (Near(value, expected))
            return Right(what);
        if (value.Low > value.High)
            return Wrong(what, "The lower end is above the upper one.");
        if (Near(value, (-expected.High, -expected.Low)))
            return Wrong(what, "The sign is turned: the groups were subtracted the other way round.");
        return Wrong(what, mistakes.Where(m => !Near(m.Ends, expected) && Near(value, m.Ends))
            .Select(m => m.Says).FirstOrDefault() ?? hint);

        bool Near((double Low, double High) a, (double Low, double High) b) =>
            Math.Abs(a.Low - b.Low) <= within && Math.Abs(a.High - b.High) <= within;
    }

    /// <summary>Many numbers in an order.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="values">The student's numbers; null or a NaN is "not done yet".</param>
    /// <param name="expected">The right ones.</param>
    /// <param name="within">How far each may be from its own.</param>
    /// <param name="hint">What to say to wrong numbers of no known kind.</param>
    /// <param name="mistakes">Known wrong answers.</param>
    public static CheckResult Numbers(
        string what, IReadOnlyList<double>? values, IReadOnlyList<double> expected, double within, string hint,
        params IReadOnlyList<(IReadOnlyList<double> Values, string Says)> mistakes)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(mistakes);
        if (values is null || values.Count == 0 || values.Any(double.IsNaN))
            return NotDone(what, "There are no numbers yet, or one of them is missing (0/0).");
        if (values.Count != expected.Count)
            return Wrong(what, "That is another number of numbers than was asked for.");
        if (Near(expected))
            return Right(what);
        string? says = mistakes.Where(m => Near(m.Values)).Select(m => m.Says).FirstOrDefault();
        return Wrong(what, says ?? (Near([.. expected.Reverse()]) ? "The order is turned." : hint));

        bool Near(IReadOnlyList<double> other) =>
            other.Count == values.Count && values.Zip(other).All(p => Math.Abs(p.First - p.Second) <= within);
    }

    /// <summary>A choice of names, in any order.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="values">The student's choice; null is "not done yet".</param>
    /// <param name="all">Every name there is, and what to say to who is wrong about it; "" says nothing.</param>
    /// <param name="expected">Those that belong.</param>
    /// <param name="hint">What to say when one is missing or does not belong and there are no words for it.</param>
    public static CheckResult Names(
        string what, IReadOnlyCollection<string>? values, IReadOnlyDictionary<string, string> all,
        IReadOnlyCollection<string> expected, string hint)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(expected);
        if (values is null)
            return NotDone(what, "Nothing is chosen yet.");
        if (values.Any(v => v is null))
            return Wrong(what, "One of the names is null.");
        if (values.FirstOrDefault(v => !all.ContainsKey(v)) is { } unknown)
            return Wrong(what, FairLab.NearestName.Message("name", unknown, [.. all.Keys]));
        if (values.FirstOrDefault(v => !expected.Contains(v)) is { } extra)
            return Wrong(what, $"'{extra}' does not belong. {Words(extra)}");
        return expected.FirstOrDefault(e => !values.Contains(e)) is { } missing
            ? Wrong(what, $"Something is missing. {Words(missing)}")
            : Right(what);

        string Words(string name) => all[name] is { Length: > 0 } words ? words : hint;
    }

    /// <summary>Any other question.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="holds">Whether the answer is right.</param>
    /// <param name="hint">What to say when it is not.</param>
    public static CheckResult That(string what, bool holds, string hint) => holds ? Right(what) : Wrong(what, hint);

    /// <summary>No answer yet.</summary>
    public static CheckResult NotDone(string what, string says = "There is nothing yet.") =>
        new(CheckState.NotDone, what, says);

    /// <summary>Not right.</summary>
    public static CheckResult Wrong(string what, string says) => new(CheckState.Wrong, what, says);

    /// <summary>Right.</summary>
    public static CheckResult Right(string what) => new(CheckState.Right, what, "");

    static IEnumerable<Mistake> Usual(double expected) =>
    [
        new(-expected, "The sign is turned: a difference here is z = 0 minus z = 1."),
        new(100 * expected, "That is in per cent; a share lies between 0 and 1."),
        new(1 - expected, "That is the complement: the share of those of whom it does not hold."),
    ];
}
