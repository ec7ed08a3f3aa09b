namespace FairLab.Experiments.Definition;

/// <summary>The survey's three kinds of discrimination (Du et al. 2019, section 2).</summary>
public enum Discrimination
{
    /// <summary>Prediction outcome discrimination via input (section 3.1).</summary>
    Input,

    /// <summary>Prediction outcome discrimination via representation (section 3.2).</summary>
    Representation,

    /// <summary>Prediction quality disparity (section 3.3).</summary>
    Quality,
}
