namespace FairLab.Mitigators;

/// <summary>The mitigators by name, in the order of the survey's Table 2 (Du et al. 2019).</summary>
public static class Mitigator
{
    /// <summary>What is known about each mitigator.</summary>
    public static IReadOnlyList<MitigatorInfo> All { get; } =
    [
        new("none", "No mitigation", MitigationStage.None, null, _ => new None()),
        new("removal", "Sensitive feature removal", MitigationStage.Pre, "columns that alone predict the group with an AUC of at least this go too (default: none)",
            s => s is null ? new FeatureRemoval() : new FeatureRemoval { ProxyAuc = s.Value }),
        new("balancing", "Balanced data", MitigationStage.Pre, "the largest ratio of group counts within a label (default 1)", s => new Balancing { Alpha = s ?? 1 }),
        new("reweighing", "Reweighing", MitigationStage.Pre, null, _ => new Reweighing()),
        new("optimized-preprocessing", "Optimized pre-processing", MitigationStage.Pre, "epsilon (default 0.05)", s => new OptimizedPreprocessing { Epsilon = s ?? 0.05 }),
        new("disparate-impact-repair", "Disparate impact repair", MitigationStage.Pre, "lambda, the level of repair (default 1)", s => new DisparateImpactRepair { Level = s ?? 1 }),
        new("correlation-remover", "Correlation remover", MitigationStage.Pre, "alpha (default 1)",
            s => new CorrelationRemover { Alpha = s ?? 1 }),
        new("fair-representations", "Learning fair representations", MitigationStage.Pre, "A_z, what group differences cost (default 50)", s => new FairRepresentations { GroupCost = s ?? 50 }),
        new("prejudice-remover", "Prejudice remover", MitigationStage.In, "eta (default 1)", s => new PrejudiceRemover { Eta = s ?? 1 }),
        new("reduction", "Reduction, demographic parity", MitigationStage.In, "epsilon (default 0.01)", s => new Reduction { Epsilon = s ?? 0.01 }),
        new("reduction-odds", "Reduction, equalized odds", MitigationStage.In, "epsilon (default 0.01)",
            s => new Reduction { Epsilon = s ?? 0.01, Constraint = FairnessConstraint.EqualizedOdds }),
        new("reduction-opportunity", "Reduction, equal opportunity", MitigationStage.In, "epsilon (default 0.01)",
            s => new Reduction { Epsilon = s ?? 0.01, Constraint = FairnessConstraint.EqualOpportunity }),
        new("reduction-error-rate", "Reduction, error rate parity", MitigationStage.In, "epsilon (default 0.01)",
            s => new Reduction { Epsilon = s ?? 0.01, Constraint = FairnessConstraint.ErrorRateParity }),
        new("gap-penalty", "Gap penalty, demographic parity", MitigationStage.In, "lambda (default 1)", s => new GapPenalty { Strength = s ?? 1 }),
        new("gap-penalty-opportunity", "Gap penalty, equal opportunity", MitigationStage.In, "lambda (default 1)",
            s => new GapPenalty { Strength = s ?? 1, Notion = GapNotion.EqualOpportunity }),
        new("gap-penalty-odds", "Gap penalty, equalized odds", MitigationStage.In, "lambda (default 1)",
            s => new GapPenalty { Strength = s ?? 1, Notion = GapNotion.EqualizedOdds }),
        new("hsic-penalty", "HSIC penalty", MitigationStage.In, "lambda (default 100)", s => new HsicPenalty { Strength = s ?? 100 }),
        new("demographic-parity", "Demographic parity (Hardt et al.)", MitigationStage.Post, null,
            _ => new DemographicParity()),
        new("fpr-parity", "False positive rate parity (Hardt et al.)", MitigationStage.Post, null,
            _ => new FalsePositiveParity()),
        new("equalized-odds", "Equalized odds (Hardt et al.)", MitigationStage.Post, null, _ => new EqualizedOdds()),
        new("equal-opportunity", "Equal opportunity (Hardt et al.)", MitigationStage.Post, null, _ => new EqualOpportunity()),
        new("derived-odds", "Equalized odds derived from decisions", MitigationStage.Post, null, _ => new DerivedOdds()),
        new("calibrated-odds", "Calibrated odds, false negatives (Pleiss et al.)", MitigationStage.Post, null, _ => new CalibratedOdds()),
        new("calibrated-odds-fpr", "Calibrated odds, false positives (Pleiss et al.)", MitigationStage.Post, null,
            _ => new CalibratedOdds { Constraint = CostConstraint.FalsePositiveRate }),
        new("calibrated-odds-weighted", "Calibrated odds, weighted (Pleiss et al.)", MitigationStage.Post, null,
            _ => new CalibratedOdds { Constraint = CostConstraint.Weighted }),
        new("reject-option", "Reject option", MitigationStage.Post, "bound of the parity difference (default 0.05)", s => new RejectOption { Bound = s ?? 0.05 }),
        new("group-thresholds", "Group thresholds", MitigationStage.Post, "bound of the selection gap (default 0.01)", s => new GroupThresholds { Bound = s ?? 0.01 }),
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
