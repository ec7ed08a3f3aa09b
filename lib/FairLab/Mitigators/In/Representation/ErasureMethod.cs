namespace FairLab.Mitigators;

/// <summary>How a concept is taken out of a layer.</summary>
public enum ErasureMethod
{
    /// <summary>Least-squares concept erasure, in closed form (<see cref="Mitigators.Leace"/>).</summary>
    Leace,

    /// <summary>Iterative nullspace projection (<see cref="NullspaceProjection"/>).</summary>
    Nullspace,

    /// <summary>One concept vector, the weights of a linear classifier of the groups: h - (h·v) v.</summary>
    ConceptVector,
}
