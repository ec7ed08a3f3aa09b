namespace FairLab.Data.Faces;

/// <summary>
/// How a drawing is meant to be read: which of two overlapping distributions its <see cref="PresentationCues"/> come
/// from. It is nobody's sex, gender or identity, and two levels are what the survey's studies compare, not what there
/// is.
/// </summary>
public enum GenderPresentation
{
    /// <summary>Cues around -1.</summary>
    Woman,

    /// <summary>Cues around +1.</summary>
    Man,
}
