namespace FairLab.Detectors;

/// <summary>The two ways of asking what a concept does to a class.</summary>
public enum ConceptDirection
{
    /// <summary>Top-down: the derivative of the class's logit along the concept's vector.</summary>
    Derivative,

    /// <summary>Bottom-up: the vector is added to the activations, and the logit is looked at again.</summary>
    Addition,
}
