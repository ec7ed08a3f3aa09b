namespace FairLab.Data.Faces;

/// <summary>How much light falls on each pixel: on heads as on an ellipsoid, elsewhere rising towards the
/// light.</summary>
sealed class FaceLight
{
    readonly FaceCanvas _canvas;
    readonly double _x, _y, _z, _unit;

    public FaceLight(FaceCanvas canvas, FaceFactors face)
    {
        _canvas = canvas;
        canvas.OnHead(face.Pose);
        var (sin, cos) = ExactMath.Angle(face.Light.Direction);
        // The lamp stands above the head.
        var (up, level) = (Math.Sqrt(0.15), Math.Sqrt(0.85));
        (_x, _y, _z) = (sin * level, -up, cos * level);
        _unit = 48.0 / canvas.Size;
    }

    /// <summary>
    /// Shares of full light for flat things and for heads, and what heads throw back besides their own colour, as skin
    /// and hair shine alike whatever their tone.
    /// </summary>
    public (double Flat, double Round, double Sheen) At(int column, int row)
    {
        var point = _canvas.Local((column + 0.5) * _unit, (row + 0.5) * _unit);
        var (x, y) = (point.X / 11.5, point.Y / 15.5);
        var square = x * x + y * y;
        var z = square < 0.98 ? Math.Sqrt(1 - square) : 0.14;
        var facing = Math.Max(0, (x * _x + y * _y + z * _z) / Math.Sqrt(square + z * z));
        var across = Math.Clamp(point.X / 24, -1, 1);
        var sheen = ExactMath.Power(facing, 6);
        return (0.78 + 0.22 * _x * across, 0.46 + 0.62 * facing, 0.006 + 0.03 * sheen);
    }
}
