namespace FairLab.Data.Faces;

/// <summary>What somebody is dressed as; clothes, tools and background follow from it by <see
/// cref="FaceOptions"/>.</summary>
public enum Profession
{
    /// <summary>Nobody in particular: neutral clothes.</summary>
    None,

    /// <summary>Mostly a white coat and a stethoscope.</summary>
    Doctor,

    /// <summary>Mostly a cap, sometimes a stethoscope.</summary>
    Nurse,

    /// <summary>Plain clothes, mostly before a board.</summary>
    Teacher,

    /// <summary>Mostly a hard hat, often an apron.</summary>
    Mechanic,
}
