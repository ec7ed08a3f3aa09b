namespace FairLab.Models;

/// <summary>What a network is to predict, which decides its prediction loss.</summary>
public enum TargetKind
{
    /// <summary>One of two classes, or a probability: one logit for each; binary cross entropy.</summary>
    Binary,

    /// <summary>One of k classes, numbered from 0: k logits; cross entropy.</summary>
    Multiclass,

    /// <summary>A number: the output itself; squared error.</summary>
    Regression,
}
