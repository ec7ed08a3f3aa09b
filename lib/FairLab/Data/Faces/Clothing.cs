namespace FairLab.Data.Faces;

/// <summary>What is worn over a shirt.</summary>
public enum Clothing
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>An open white coat.</summary>
    WhiteCoat,

    /// <summary>An apron with straps.</summary>
    Apron,
}
