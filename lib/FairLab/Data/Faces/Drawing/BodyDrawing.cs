namespace FairLab.Data.Faces;

/// <summary>What is behind somebody, and what is below the head.</summary>
static class BodyDrawing
{
    const FaceRegion Worn = FaceRegion.Clothes;

    // Down to below any picture: what leaves it is cut off.
    const double Below = 48;

    public static void Backdrop(FaceCanvas canvas, FaceFactors face)
    {
        canvas.Clear(Material.Backdrop, FaceRegion.Background);
        canvas.OnPicture();
        if (face.Background == Background.Board)
        {
            canvas.Fill(Material.BackdropEdge, FaceRegion.Background, [(0, 0), (48, 0), (48, 2), (0, 2)]);
            canvas.Fill(Material.BackdropEdge, FaceRegion.Background, [(0, 38), (48, 38), (48, 40.5), (0, 40.5)]);
            canvas.Fill(Material.BackdropLow, FaceRegion.Background, [(0, 40.5), (48, 40.5), (48, 48), (0, 48)]);
        }
        else if (face.Background == Background.Wall)
            canvas.Fill(Material.BackdropLow, FaceRegion.Background, [(0, 29), (48, 29), (48, 48), (0, 48)]);
    }

    public static void Clothes(FaceCanvas canvas, FaceFactors face)
    {
        var (outfit, narrow) = (face.Outfit, 2.2 * Math.Clamp((18 - face.Age) / 12, 0, 1));
        canvas.OnBody(face.Pose);
        var shoulders = Shoulders(0, narrow);
        canvas.Fill(Material.Shirt, Worn, shoulders);
        canvas.FillBoth(Material.ShirtFold, Worn, Curves.Stroke((11.5 - narrow, 24), (11 - narrow, Below), -0.6, 0.9,
            0.6));
        if (outfit.Clothing == Clothing.Apron)
        {
            canvas.Fill(Material.Apron, Worn, [(-6, 22.5), (6, 22.5), (8, Below), (-8, Below)]);
            canvas.Fill(Material.ApronEdge, Worn, [(-6, 22.5), (6, 22.5), (6.1, 23.3), (-6.1, 23.3)]);
            canvas.FillBoth(Material.Apron, Worn, [(4.6, 23), (6, 22.5), (6.9, 16.2), (5.2, 15.6)]);
        }
        if (outfit.Clothing == Clothing.WhiteCoat)
            Coat(canvas, narrow);
    }

    /// <summary>Neck and what hangs around it, after long hair.</summary>
    public static void Neck(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        canvas.OnBody(face.Pose);
        var width = 4.5 + 0.35 * Math.Clamp(face.Cues.Jaw, -2, 2) - 0.8 * shape.Child;
        canvas.Fill(Material.Neck, FaceRegion.NeckAndEars, Curves.Closed(
            (-width, 4), (width, 4), (width, 12.5), (width + 1.2, 15.6), (0, 18.4), (-width - 1.2, 15.6),
                (-width, 12.5)));
        canvas.Fill(Material.NeckShadow, FaceRegion.NeckAndEars, Curves.Closed(
            (-width, 4), (width, 4), (width, shape.Chin - 0.3), (0, shape.Chin + 2.1), (-width, shape.Chin - 0.3)));
        if (face.Outfit.Stethoscope)
        {
            canvas.FillBoth(Material.Tube, Worn, Curves.Stroke((5.9, 14.6), (4.4, 23.4), -0.9, 1.1, 0.9));
            canvas.Fill(Material.Tube, Worn, Curves.Stroke((-4.4, 23), (4.4, 23), -1.9, 1.0, 0.9));
            canvas.Fill(Material.Tube, Worn, Curves.Stroke((2.2, 24.4), (4.6, 27.5), -0.3, 1.0, 0.9));
            canvas.Fill(Material.Metal, Worn, Curves.Ellipse(4.7, 27.8, 1.5, 1.5));
            canvas.Fill(Material.Tube, Worn, Curves.Ellipse(4.7, 27.8, 0.7, 0.7));
        }
    }

    static void Coat(FaceCanvas canvas, double narrow)
    {
        // An open V; the collar's lapels fold outwards.
        FacePoint[] side =
            [(3.9, 14.9), (6.8, 15.6), (12 - narrow, 18.2), (16 - narrow, 20.6), (18.5 - narrow, 25), (20, Below),
                (1.1, Below), (1.1, 30)];
        canvas.FillBoth(Material.Coat, Worn, side);
        canvas.FillBoth(Material.CoatFold, Worn, [(4.2, 15.2), (5.2, 15.2), (8.6, 20.6), (6.6, 21.4), (7.4, 22.8),
            (1.3, 30.2), (1.1, 28.4)]);
        canvas.FillBoth(Material.Coat, Worn, [(4.6, 15.3), (5.2, 15.4), (7.9, 20.5), (5.9, 21.2), (6.6, 22.6),
            (1.9, 28.4)]);
        canvas.FillBoth(Material.CoatFold, Worn, Curves.Stroke((12.6 - narrow, 24.5), (12.2 - narrow, Below), -0.5,
            0.8, 0.6));
    }

    static FacePoint[] Shoulders(double more, double narrow)
    {
        FacePoint[] right =
            [(5.0, 14.6), (7.2, 16.2), (12 - narrow, 18.0), (16 - narrow, 20.4), (18.4 - narrow + more, 25.5),
                (20, Below)];
        return [.. right, .. right.Reverse().Select(p => new FacePoint(-p.X, p.Y))];
    }
}
