namespace FairLab.Data.Faces;

/// <summary>A point in pixels of a picture of 48, to the right and down; on heads from their centre.</summary>
readonly record struct FacePoint(double X, double Y)
{
    public static implicit operator FacePoint((double X, double Y) point) => new(point.X, point.Y);
}
