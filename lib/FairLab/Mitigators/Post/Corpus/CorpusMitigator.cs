namespace FairLab.Mitigators;

/// <summary>The methods that label a whole corpus together, by name as those of <see cref="Mitigator"/>.</summary>
/// <example>
/// <code>
/// CorpusMitigator.Create("corpus-calibration")
/// CorpusMitigator.Create(method)   // a notebook's parameter: { corpus-calibration: { margin: 0.02 } }
/// </code>
/// </example>
public static class CorpusMitigator
{
    static readonly (string Name, Func<ICorpusMitigator> Default)[] All =
    [
        ("none", () => new BestCandidates()),
        ("corpus-calibration", () => new CorpusCalibration()),
    ];

    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    /// <summary>A method by name, by name with options, or as it is.</summary>
    /// <param name="method">One of <see cref="Names"/>; a mapping of one such name to its options; or a
    /// method.</param>
    /// <param name="margin">γ, the margin about the training share; its default when null.</param>
    /// <exception cref="ArgumentException">An unknown name or option, with the nearest valid one; a value that does not
    /// fit; or a margin for a method that is whole already.</exception>
    public static ICorpusMitigator Create(object method, double? margin = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method is ICorpusMitigator whole)
            return margin is null ? whole : throw new ArgumentException(FormattableString.Invariant(
                $"corpus mitigator {whole.GetType().Name} is whole already: expected no margin, found {margin}"));
        var named = NamedOptions.Of(method);
        int index = Names.ToList().IndexOf(named.Name);
        if (index < 0)
            throw new ArgumentException(NearestName.Message("corpus mitigator", named.Name, Names), nameof(method));
        var created = All[index].Default();
        IEnumerable<KeyValuePair<string, object?>> options =
            margin is { } value ? named.Options.Append(new("margin", value)) : named.Options;
        OptionBinding.Set(created, options, $"corpus mitigator '{named.Name}'");
        return created;
    }
}
