namespace FairLab.Mitigators;

/// <summary>Where a mitigator acts.</summary>
public enum MitigationStage
{
    /// <summary>Nowhere: the baseline.</summary>
    None,

    /// <summary>On the data, before training.</summary>
    Pre,

    /// <summary>On the training.</summary>
    In,

    /// <summary>On the decisions, after training.</summary>
    Post,
}
