namespace FairLab.Mitigators;

/// <summary>By what units are ranked that tell the groups.</summary>
public enum NeuronRank
{
    /// <summary>The size of the correlation with membership.</summary>
    Correlation,

    /// <summary>The size of the weight in a linear classifier of membership, units in their deviations.</summary>
    ConceptVector,

    /// <summary>How far the area under the ROC curve of the unit alone is from one half.</summary>
    Auc,

    /// <summary>By lot: the control.</summary>
    Random,
}
