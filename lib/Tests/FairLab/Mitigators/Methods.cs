using FairLab.Mitigators;

namespace FairLab.Tests;

/// <summary>Every mitigator of the library, and each with every other value of its enums: constraint, notion.</summary>
static class Methods
{
    static readonly (MitigatorInfo Info, object Method)[] Cases =
    [
        .. Mitigator.All.SelectMany(info => info.Options.SelectMany(option => Others(info, option))
            .Prepend(info.Name)
            .Select(method => (info, method))),
    ];

    /// <summary>Their labels.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Cases.Select(c => Mitigator.Label(c.Method))];

    /// <summary>The labels of those that adjust decisions.</summary>
    public static IReadOnlyList<string> PostProcessors { get; } =
        [.. Cases.Where(c => c.Info.Stage == MitigationStage.Post).Select(c => Mitigator.Label(c.Method))];

    /// <summary>Whether a method takes networks only: all that act in training do, but for two.</summary>
    public static bool NeedsNetwork(string label) =>
        Cases.Single(c => Mitigator.Label(c.Method) == label).Info is { Stage: MitigationStage.In } info
            && info.Name is not ("reduction" or "prejudice-remover");

    /// <summary>The mitigator of a label.</summary>
    public static IMitigator Create(string label, double? strength = null) =>
        Mitigator.Create(Cases.Single(c => Mitigator.Label(c.Method) == label).Method, strength);

    static IEnumerable<object> Others(MitigatorInfo info, OptionInfo option) => option.Default is Enum usual
        ? Enum.GetNames(usual.GetType()).Where(value => value != usual.ToString()).Select(value =>
            new Dictionary<string, object?> { [info.Name] = new Dictionary<string, object?> { [option.Name] = value } })
        : [];
}
