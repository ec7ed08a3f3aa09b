namespace FairLab.Data.Faces;

/// <summary>The measures of one head that several parts of the drawing share, in pixels of 48 from its
/// centre.</summary>
sealed class FaceShape
{
    public FaceShape(FaceFactors face)
    {
        Child = Math.Clamp((18 - face.Age) / 12, 0, 1);
        var jaw = Math.Clamp(face.Cues.Jaw, -2.2, 2.2);
        Chin = 12.0 - 1.5 * Child;
        EyeY = -0.5 + 1.0 * Child;
        EyeX = 3.9;
        MouthY = 7.0 - 0.5 * Child;
        Outline = Curves.Symmetric(
            (0, Top), (5.0, -11.2), (8.4, -7.0), (9.1, -1.0), (8.7, 3.2),
            (7.0 + 0.7 * jaw - 0.2 * Child, 7.6 - 0.8 * Child), (3.7 + 0.75 * jaw, Chin - 0.9), (0, Chin));
        // Short hair ends at the ears, long hair on the shoulders.
        HairDown = Math.Clamp(0.5 - 0.48 * face.Cues.HairLength, 0, 1.25);
        Volume = 0.7 + 1.3 * face.HairWave;
    }

    /// <summary>The skull's top.</summary>
    public const double Top = -12.4;

    /// <summary>1 for a child of 6, 0 for adults.</summary>
    public double Child { get; }

    /// <summary>Where the chin ends.</summary>
    public double Chin { get; }

    /// <summary>How far apart the eyes are from the middle.</summary>
    public double EyeX { get; }

    /// <summary>The eyes' height.</summary>
    public double EyeY { get; }

    /// <summary>The mouth's height.</summary>
    public double MouthY { get; }

    /// <summary>The face.</summary>
    public FacePoint[] Outline { get; }

    /// <summary>How far hair comes down: 0 to the ears, 1 to the shoulders.</summary>
    public double HairDown { get; }

    /// <summary>How far hair stands off the skull.</summary>
    public double Volume { get; }
}
