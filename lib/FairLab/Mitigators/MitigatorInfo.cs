namespace FairLab.Mitigators;

/// <summary>One entry of the list of mitigators.</summary>
/// <param name="Name">Its name in experiments.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Stage">Where it acts.</param>
/// <param name="Strength">The name, meaning and default of its one strength; null when it has none.</param>
/// <param name="Create">Makes one of the given strength; of the default strength for null.</param>
public sealed record MitigatorInfo(string Name, string Title, MitigationStage Stage, string? Strength, Func<double?, IMitigator> Create);
