namespace FairLab.Data.Faces;

/// <summary>Parts of a picture: every point belongs to exactly one.</summary>
public enum FaceRegion
{
    /// <summary>Behind the person.</summary>
    Background,

    /// <summary>Eyes, brows, glasses and the skin around them.</summary>
    Eyes,

    /// <summary>The nose below the eyes.</summary>
    Nose,

    /// <summary>Mouth, chin and what grows there.</summary>
    MouthAndChin,

    /// <summary>Cheeks and the jaw's sides.</summary>
    Cheeks,

    /// <summary>Between brows and hair.</summary>
    Forehead,

    /// <summary>Hair of the head.</summary>
    Hair,

    /// <summary>Shirt, coat, apron and stethoscope.</summary>
    Clothes,

    /// <summary>Cap or hard hat.</summary>
    Headwear,

    /// <summary>Neck and ears.</summary>
    NeckAndEars,
}
