using System.Runtime.CompilerServices;
using FairLab.Runs;

namespace FairLab.Mitigators;

/// <summary>The mitigators by name, in the order of the survey's Table 2 (Du et al. 2019).</summary>
/// <example>
/// <code>
/// Mitigator.Create("reweighing")
/// Mitigator.Create(method)   // a notebook's parameter: { reduction: { constraint: EqualizedOdds, epsilon: 0.02 } }
/// Mitigator.Create(new Reduction { Epsilon = 0.02 })
/// </code>
/// </example>
public static class Mitigator
{
    // One registry a run, gone with it; one more for notebooks that nobody runs.
    static readonly ConditionalWeakTable<object, Dictionary<string, MitigatorInfo>> Registered = [];
    static readonly object Interactive = new();

    /// <summary>What is known about each mitigator of the library.</summary>
    public static IReadOnlyList<MitigatorInfo> All { get; } =
    [
        new("none", "No mitigation", MitigationStage.None, null, () => new None()),
        new("removal", "Sensitive feature removal", MitigationStage.Pre, "proxyAuc", () => new FeatureRemoval()),
        new("balancing", "Balanced data", MitigationStage.Pre, "alpha", () => new Balancing()),
        new("reweighing", "Reweighing", MitigationStage.Pre, null, () => new Reweighing()),
        new("optimized-preprocessing", "Optimized pre-processing", MitigationStage.Pre, "epsilon",
            () => new OptimizedPreprocessing()),
        new("disparate-impact-repair", "Disparate impact repair", MitigationStage.Pre, "level",
            () => new DisparateImpactRepair()),
        new("correlation-remover", "Correlation remover", MitigationStage.Pre, "alpha", () => new CorrelationRemover()),
        new("fair-representations", "Learning fair representations", MitigationStage.Pre, "groupCost",
            () => new FairRepresentations()),
        new("residual-decomposition", "Residual decomposition", MitigationStage.Pre, "dependence",
            () => new ResidualDecomposition()),
        new("variational-fair-autoencoder", "Variational fair autoencoder", MitigationStage.Pre, "strength",
            () => new VariationalFairAutoencoder()),
        new("leace", "Least-squares concept erasure", MitigationStage.Pre, null, () => new Leace()),
        new("nullspace-projection", "Iterative nullspace projection", MitigationStage.Pre, null,
            () => new NullspaceProjection()),
        new("prejudice-remover", "Prejudice remover", MitigationStage.In, "eta", () => new PrejudiceRemover()),
        new("reduction", "Reduction", MitigationStage.In, "epsilon", () => new Reduction()),
        new("gap-penalty", "Gap penalty", MitigationStage.In, "strength", () => new GapPenalty()),
        new("hsic-penalty", "HSIC penalty", MitigationStage.In, "strength", () => new HsicPenalty()),
        new("group-robust", "Group distributionally robust optimization", MitigationStage.In, "stepSize",
            () => new GroupRobust()),
        new("last-layer-retraining", "Last-layer retraining", MitigationStage.In, null,
            () => new LastLayerRetraining()),
        new("adversarial-removal", "Adversarial removal", MitigationStage.In, "strength",
            () => new AdversarialRemoval()),
        new("laftr", "LAFTR", MitigationStage.In, "strength", () => new Laftr()),
        new("mmd-penalty", "MMD penalty", MitigationStage.In, "strength", () => new MmdPenalty()),
        new("wasserstein-penalty", "Wasserstein penalty", MitigationStage.In, "strength",
            () => new WassersteinPenalty()),
        new("neuron-switch-off", "Troubling neurons off", MitigationStage.In, "share", () => new NeuronSwitchOff()),
        new("layer-erasure", "Erasure in a layer", MitigationStage.In, null, () => new LayerErasure()),
        new("demographic-parity", "Demographic parity (Hardt et al.)", MitigationStage.Post, null,
            () => new DemographicParity()),
        new("fpr-parity", "False positive rate parity (Hardt et al.)", MitigationStage.Post, null,
            () => new FalsePositiveParity()),
        new("equalized-odds", "Equalized odds (Hardt et al.)", MitigationStage.Post, null, () => new EqualizedOdds()),
        new("equal-opportunity", "Equal opportunity (Hardt et al.)", MitigationStage.Post, null,
            () => new EqualOpportunity()),
        new("derived-odds", "Equalized odds derived from decisions", MitigationStage.Post, null,
            () => new DerivedOdds()),
        new("calibrated-odds", "Calibrated odds (Pleiss et al.)", MitigationStage.Post, null,
            () => new CalibratedOdds()),
        new("reject-option", "Reject option", MitigationStage.Post, "bound", () => new RejectOption()),
        new("group-thresholds", "Group thresholds", MitigationStage.Post, "bound", () => new GroupThresholds()),
        new("barycentre-repair", "Barycentre repair of scores", MitigationStage.Post, "level",
            () => new BarycentreRepair()),
    ];

    /// <summary>The names of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    // Names of their own until one name stood for a method.
    static readonly Dictionary<string, string> Former = new(StringComparer.Ordinal)
    {
        ["reduction-odds"] = "reduction: { constraint: EqualizedOdds }",
        ["reduction-opportunity"] = "reduction: { constraint: EqualOpportunity }",
        ["reduction-error-rate"] = "reduction: { constraint: ErrorRateParity }",
        ["gap-penalty-opportunity"] = "gap-penalty: { notion: EqualOpportunity }",
        ["gap-penalty-odds"] = "gap-penalty: { notion: EqualizedOdds }",
        ["calibrated-odds-fpr"] = "calibrated-odds: { constraint: FalsePositiveRate }",
        ["calibrated-odds-weighted"] = "calibrated-odds: { constraint: Weighted }",
    };

    /// <summary>A mitigator by name, by name with options, or as it is.</summary>
    /// <param name="method">One of <see cref="Names"/> or a name of <see cref="Register"/>; a mapping of one such name
    /// to its options; or a mitigator.</param>
    /// <param name="strength">How strongly it acts, in its own unit (see <see cref="MitigatorInfo.Strength"/>); its
    /// default when null.</param>
    /// <exception cref="ArgumentException">An unknown name or option, with the nearest valid one; a value that does not
    /// fit; or a strength for a mitigator that has none.</exception>
    public static IMitigator Create(object method, double? strength = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method is IMitigator whole)
        {
            return strength is null ? whole : throw new ArgumentException(FormattableString.Invariant(
                $"mitigator {whole.GetType().Name} is whole already: expected no strength, found {strength}"));
        }
        var named = NamedOptions.Of(method);
        return Find(named.Name).Create(named.Options, strength);
    }

    /// <summary>What tables and figures call a mitigator, such as <c>reduction (EqualizedOdds)</c>.</summary>
    /// <param name="method">As for <see cref="Create"/>; a mitigator is called by the options that are not its
    /// defaults.</param>
    public static string Label(object method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method is not IMitigator whole)
            return NamedOptions.Of(method).Label;
        var info = All.Concat(Own.Values).FirstOrDefault(m => m.Default().GetType() == whole.GetType());
        if (info is null)
            return whole.GetType().Name;
        var changed = OptionBinding.Of(whole).Select(o => KeyValuePair.Create(o.Name, Plain(o.Default)))
            .Zip(info.Options, (own, usual) => (Own: own, Usual: Plain(usual.Default)))
            .Where(o => NamedOptions.Shown(o.Own.Value) != NamedOptions.Shown(o.Usual));
        return new NamedOptions(info.Name, [.. changed.Select(o => o.Own)]).Label;

        static object? Plain(object? value) => value switch
        {
            Enum member => member.ToString(),
            Metrics.GroupMetric metric => metric.Name,
            _ => value,
        };
    }

    /// <summary>Gives a mitigator of one's own a name that <see cref="Create"/> knows, in this notebook.</summary>
    /// <param name="name">The name; registering it again replaces it.</param>
    /// <param name="create">Makes one with its defaults, a new one each time; its properties are its options.</param>
    /// <exception cref="ArgumentException">The library has a mitigator of this name.</exception>
    public static void Register(string name, Func<IMitigator> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        if (Names.Contains(name) || Former.ContainsKey(name))
            throw new ArgumentException($"the library has a mitigator '{name}': give yours another name", nameof(name));
        var stage = create() switch
        {
            IPreProcessor => MitigationStage.Pre,
            IInProcessor => MitigationStage.In,
            IPostProcessor => MitigationStage.Post,
            _ => MitigationStage.None,
        };
        Own[name] = new MitigatorInfo(name, name, stage, null, create);
    }

    static Dictionary<string, MitigatorInfo> Own =>
        Registered.GetValue((object?)RunContext.Current ?? Interactive, _ => new(StringComparer.Ordinal));

    static MitigatorInfo Find(string name)
    {
        if (All.FirstOrDefault(m => m.Name == name) is { } info || Own.TryGetValue(name, out info))
            return info;
        if (Former.TryGetValue(name, out string? now))
            throw new ArgumentException($"mitigator '{name}': a method has one name now; write {{ {now} }}");
        if (CorpusMitigator.Names.Contains(name))
            throw new ArgumentException($"mitigator '{name}' labels a whole corpus together and decides about nobody "
                + $"alone: make it with {nameof(CorpusMitigator)}.{nameof(CorpusMitigator.Create)}", nameof(name));
        throw new ArgumentException(NearestName.Message("mitigator", name, [.. Names, .. Own.Keys]), nameof(name));
    }
}
