namespace FairLab.Data.Faces;

/// <summary>The colour of hair, brows and beard before any grey.</summary>
public enum HairColor
{
    /// <summary>Black.</summary>
    Black,

    /// <summary>Dark brown.</summary>
    DarkBrown,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Blond.</summary>
    Blond,

    /// <summary>Red.</summary>
    Red,
}
