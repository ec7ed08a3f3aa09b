namespace FairLab.Data.Faces;

/// <summary>The regions that a face is divided into, as if there were nothing but faces.</summary>
static class RegionDrawing
{
    public static void Face(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        canvas.Clear(Material.Skin, FaceRegion.Cheeks);
        canvas.OnHead(face.Pose);
        var y = shape.EyeY;
        Fill(FaceRegion.Forehead, [(-16, -22), (16, -22), (16, y - 4.1), (-16, y - 4.1)]);
        Fill(FaceRegion.Eyes, [(-16, y - 4.1), (16, y - 4.1), (16, y + 2.9), (-16, y + 2.9)]);
        Fill(FaceRegion.Nose, [(-1.3, 0.4), (1.3, 0.4), (2.3, 3.4), (2.3, 4.95), (-2.3, 4.95), (-2.3, 3.4)]);
        Fill(FaceRegion.MouthAndChin,
            [(-2.4, 4.95), (2.4, 4.95), (3.9, 6.3), (4.0, 8), (6.5, 16), (-6.5, 16), (-4.0, 8), (-3.9, 6.3)]);

        void Fill(FaceRegion region, ReadOnlySpan<FacePoint> polygon) => canvas.Fill(Material.Skin, region, polygon);
    }
}
