namespace FairLab.Mitigators;

/// <summary>The mitigators by name, in the order of the survey's Table 2 (Du et al. 2019).</summary>
public static class Mitigator
{
    /// <summary>What is known about each mitigator.</summary>
    public static IReadOnlyList<MitigatorInfo> All { get; } =
    [
        new("none", "No mitigation", MitigationStage.None, null, _ => new None()),
        new("reweighing", "Reweighing", MitigationStage.Pre, null, _ => new Reweighing()),
    ];

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    /// <summary>A mitigator by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="strength">How strongly it acts, in the mitigator's own unit (see <see cref="MitigatorInfo.Strength"/>); its default when null.</param>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one; or a strength for a mitigator that has none.</exception>
    public static IMitigator Create(string name, double? strength = null)
    {
        var info = All.FirstOrDefault(m => m.Name == name) ?? throw new ArgumentException(NearestName.Message("mitigator", name, Names), nameof(name));
        if (strength is not null && info.Strength is null)
            throw new ArgumentException(FormattableString.Invariant($"mitigator '{name}' has no strength, found {strength}"), nameof(strength));
        return info.Create(strength);
    }
}
