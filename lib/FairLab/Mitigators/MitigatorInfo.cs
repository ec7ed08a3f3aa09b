namespace FairLab.Mitigators;

/// <summary>One entry of the list of mitigators.</summary>
/// <param name="Name">Its name in experiments.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Stage">Where it acts.</param>
/// <param name="Strength">The option that says how strongly it acts; null when it has none.</param>
/// <param name="Default">Makes one with its defaults, a new one each time.</param>
public sealed record MitigatorInfo(
    string Name, string Title, MitigationStage Stage, string? Strength, Func<IMitigator> Default)
{
    /// <summary>Its options, with what each takes and its default.</summary>
    public IReadOnlyList<OptionInfo> Options => OptionBinding.Of(Default());

    /// <summary>Makes one of the given strength; of the default strength for null.</summary>
    /// <exception cref="ArgumentException">It has no strength, or not this one.</exception>
    public IMitigator Create(double? strength) => Create([], strength);

    /// <summary>Makes one with options, set by name.</summary>
    /// <param name="options">Names, in any case style, and values.</param>
    /// <param name="strength">The value of the option <see cref="Strength"/>; its default when null.</param>
    /// <exception cref="ArgumentException">An unknown option, with the nearest valid one; or a value that does not
    /// fit.</exception>
    public IMitigator Create(IEnumerable<KeyValuePair<string, object?>> options, double? strength = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mitigator = Default();
        if (strength is { } value)
        {
            string name = Strength ?? throw new ArgumentException(
                FormattableString.Invariant($"mitigator '{Name}' has no strength, found {value}"), nameof(strength));
            options = options.Append(new(name, value));
        }
        OptionBinding.Set(mitigator, options, $"mitigator '{Name}'");
        return mitigator;
    }
}
