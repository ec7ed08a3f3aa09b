namespace FairLab.Data.Faces;

/// <summary>
/// Draws people. The same factors give the same bytes on every machine and thread: shapes are filled in whole
/// numbers, light is arithmetic that no library rounds otherwise, there are no fonts. One exposure serves everybody
/// (that of an average scene), so darker skin comes out with less contrast between its parts, as photographs had it.
/// What this shows is that a method finds what was planted; it says nothing about real faces.
/// </summary>
public static class FaceRenderer
{
    /// <summary>The least and the greatest side of a picture, in pixels.</summary>
    public const int Least = 16, Most = 512;

    /// <summary>The picture of one person.</summary>
    /// <param name="face">Decides every pixel.</param>
    /// <param name="size">Pixels of a side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size outside [16, 512].</exception>
    public static FaceImage Draw(FaceFactors face, int size)
    {
        ArgumentNullException.ThrowIfNull(face);
        using var canvas = Canvas(size);
        return new(size, Draw(canvas, face));
    }

    /// <summary>Where the parts of the same picture are.</summary>
    /// <param name="face">Decides every pixel.</param>
    /// <param name="size">Pixels of a side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size outside [16, 512].</exception>
    public static FaceMasks Masks(FaceFactors face, int size)
    {
        ArgumentNullException.ThrowIfNull(face);
        using var canvas = Canvas(size);
        return Masks(canvas, face);
    }

    internal static FaceCanvas Canvas(int size) => new(Size(size));

    internal static int Size(int size) => Require.That(size, size is >= Least and <= Most,
        FormattableString.Invariant($"{Least} to {Most} pixels of a side"));

    internal static byte[] Draw(FaceCanvas canvas, FaceFactors face)
    {
        Fill(canvas, face);
        return FaceCamera.Expose(canvas, face);
    }

    internal static FaceMasks Masks(FaceCanvas canvas, FaceFactors face)
    {
        Fill(canvas, face);
        var points = canvas.Points.ToArray();
        RegionDrawing.Face(canvas, face, new(face));
        return new(canvas.Size, points, canvas.Points);
    }

    static void Fill(FaceCanvas canvas, FaceFactors face)
    {
        var shape = new FaceShape(face);
        BodyDrawing.Backdrop(canvas, face);
        BodyDrawing.Clothes(canvas, face);
        HairDrawing.Behind(canvas, face, shape);
        BodyDrawing.Neck(canvas, face, shape);
        HeadDrawing.Ears(canvas, face);
        HeadDrawing.Face(canvas, face, shape);
        HairDrawing.Before(canvas, face, shape);
        HairDrawing.Worn(canvas, face, shape);
    }
}
