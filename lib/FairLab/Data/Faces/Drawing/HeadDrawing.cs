namespace FairLab.Data.Faces;

/// <summary>Ears and face; the regions of the face are found afterwards by <see cref="RegionDrawing"/>.</summary>
static class HeadDrawing
{
    // Stands for "some region of the face".
    const FaceRegion Part = FaceRegion.Cheeks;

    public static void Ears(FaceCanvas canvas, FaceFactors face)
    {
        canvas.OnHead(face.Pose);
        canvas.FillBoth(Material.Ear, FaceRegion.NeckAndEars, Curves.Ellipse(9.3, 0.5, 1.3, 2.3));
        canvas.FillBoth(Material.EarInner, FaceRegion.NeckAndEars, Curves.Ellipse(9.6, 0.5, 0.6, 1.4));
    }

    public static void Face(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        canvas.OnHead(face.Pose);
        canvas.Fill(Material.Skin, Part, shape.Outline);
        canvas.FillBoth(Material.BlushFaint, Part, Curves.Ellipse(5.3, 3.9, 2.2, 1.7));
        canvas.FillBoth(Material.Blush, Part, Curves.Ellipse(5.3, 3.9, 1.4, 1.0));
        if (face.Cues.Beard > FacePalette.BeardFrom && face.Age >= 16)
            Beard(canvas, face, shape);
        Wrinkles(canvas, face, shape);
        Nose(canvas, shape);
        Mouth(canvas, face, shape);
        Eyes(canvas, face, shape);
        Brows(canvas, face, shape);
        if (face.Glasses)
            Glasses(canvas, shape);
    }

    static void Eyes(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        var (x, y, size) = (shape.EyeX, shape.EyeY, 1 + 0.22 * shape.Child);
        if (face.AgeCues.EyeBags > 0.1)
            canvas.FillBoth(Material.EyeBag, Part, Curves.Stroke((x - 1.7, y + 1.5), (x + 1.8, y + 1.4), -0.8,
                0.35 + 0.5 * face.AgeCues.EyeBags));
        canvas.FillBoth(Material.SkinShadow, Part, Curves.Stroke((x - 2.3, y - 0.2), (x + 2.4, y - 0.5), 1.9 * size,
            0.9));
        canvas.FillBoth(Material.EyeWhite, Part, Curves.Closed((x - 2.0 * size, y + 0.25), (x - 0.7, y - 0.85 * size),
            (x + 0.8, y - 0.9 * size), (x + 2.1 * size, y - 0.1), (x + 0.8, y + 0.8 * size),
                (x - 0.8, y + 0.85 * size)));
        canvas.FillBoth(Material.Iris, Part, Curves.Ellipse(x, y - 0.05, 0.88 * size, 0.9 * size));
        canvas.FillBoth(Material.Pupil, Part, Curves.Ellipse(x, y - 0.05, 0.42, 0.44));
        canvas.Fill(Material.Glint, Part, Curves.Ellipse(x - 0.3, y - 0.4, 0.24, 0.24));
        canvas.Fill(Material.Glint, Part, Curves.Ellipse(-x - 0.3, y - 0.4, 0.24, 0.24));
        canvas.FillBoth(Material.Lash, Part, Curves.Stroke((x - 2.1 * size, y + 0.2), (x + 2.3 * size, y - 0.2),
            1.0 * size, 0.6));
    }

    static void Brows(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        var thick = Math.Clamp(0.98 + 0.42 * face.Cues.Brows, 0.3, 1.9);
        var y = shape.EyeY - 2.6;
        canvas.FillBoth(Material.Brow, Part, Curves.Stroke((1.6, y + 0.15), (6.5, y + 0.35), 0.75, thick, 0.45));
    }

    static void Nose(FaceCanvas canvas, FaceShape shape)
    {
        var (tip, wide) = (3.9 - 0.5 * shape.Child, 1.75 - 0.3 * shape.Child);
        canvas.Fill(Material.SkinShadow, Part, Curves.Closed((0.7, 0.8), (1.2, 2.2), (wide, tip - 0.4),
            (wide - 0.2, tip + 0.5),
            (0, tip + 0.95), (-wide + 0.2, tip + 0.5), (-wide, tip - 0.2), (-0.9, tip - 0.9), (0.3, tip - 1.4)));
        canvas.Fill(Material.Skin, Part, Curves.Closed((-0.8, 0.9), (0.6, 0.9), (0.8, 2.2), (1.1, tip - 0.5),
            (0.9, tip + 0.1),
            (0, tip + 0.4), (-1.0, tip + 0.1), (-1.1, tip - 0.6)));
        canvas.Fill(Material.SkinLight, Part, Curves.Stroke((-0.15, 1.2), (-0.1, tip), 0, 0.6, 0.6));
        canvas.FillBoth(Material.SkinDeep, Part, Curves.Ellipse(0.85, tip + 0.42, 0.42, 0.26));
    }

    static void Mouth(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        var (y, smile) = (shape.MouthY, face.Smile);
        var half = 2.75 + 0.35 * smile - 0.35 * shape.Child;
        var corner = y - 0.75 * smile;
        var open = Math.Max(0, smile - 0.35) * 1.25;
        var middle = y + 0.25 * smile;
        canvas.Fill(Material.LipUpper, Part, Curves.Closed((-half, corner), (-0.9, middle - 0.85), (0, middle - 0.6),
            (0.9, middle - 0.85), (half, corner), (0, middle + 0.2)));
        canvas.Fill(Material.Lip, Part, Curves.Closed((-half, corner), (0, middle + 0.1), (half, corner),
            (1.4, middle + 0.95 + open), (0, middle + 1.15 + open), (-1.4, middle + 0.95 + open)));
        if (open > 0.05)
        {
            canvas.Fill(Material.MouthLine, Part, Curves.Closed((-half + 0.3, corner + 0.1), (0, middle),
                (half - 0.3, corner + 0.1),
                (1.2, middle + 0.2 + open), (0, middle + 0.35 + open), (-1.2, middle + 0.2 + open)));
            canvas.Fill(Material.Teeth, Part, Curves.Closed((-half + 0.7, corner + 0.2), (0, middle + 0.12),
                (half - 0.7, corner + 0.2),
                (1.1, middle + 0.1 + 0.8 * open), (0, middle + 0.2 + 0.8 * open), (-1.1, middle + 0.1 + 0.8 * open)));
        }
        else
            canvas.Fill(Material.MouthLine, Part, Curves.Stroke((-half - 0.1, corner), (half + 0.1, corner),
                corner - middle - 0.1, 0.36, 0.5));
        canvas.Fill(Material.SkinShadow, Part, Curves.Stroke((-1.2, middle + 2.0 + open), (1.2, middle + 2.0 + open),
            -0.15, 0.45));
    }

    static void Beard(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        var full = face.Cues.Beard > 1.1;
        var (chin, jaw) = (shape.Chin, Math.Clamp(face.Cues.Jaw, -2.2, 2.2));
        var whole = Curves.Symmetric((0, 4.9), (2.4, 5.1), (3.9, 6.9), (6.2, 5.0), (8.3, 2.8), (8.5, 3.6),
            (6.9 + 0.7 * jaw, 7.6), (3.6 + 0.75 * jaw, chin - 0.8), (0, chin - 0.1));
        var faint = full ? Material.Beard : Material.BeardFaint;
        canvas.Fill(faint, Part, whole);
        canvas.Fill(Material.Beard, Part, Curves.Symmetric((0, 5.0), (2.6, 5.4), (3.6, 7.6), (3.3, chin - 1.2),
            (0, chin - 0.2)));
        canvas.Fill(Material.Skin, Part, Curves.Symmetric((0, 5.9), (2.6, 6.1), (2.9, 7.3), (1.6, 8.9), (0, 9.1)));
    }

    static void Wrinkles(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        var amount = face.AgeCues.Wrinkles;
        if (amount < 0.08)
            return;
        var (thick, y) = (0.22 + 0.28 * amount, shape.EyeY);
        canvas.FillBoth(Material.Wrinkle, Part, Curves.Stroke((2.1, 4.6), (3.9, 7.4), 0.45, thick + 0.1));
        if (amount > 0.3)
        {
            canvas.Fill(Material.Wrinkle, Part, Curves.Stroke((-4.6, y - 4.9), (4.6, y - 4.9), 0.35, thick));
            canvas.FillBoth(Material.Wrinkle, Part, Curves.Stroke((6.5, y), (8.0, y - 0.8), 0, thick));
            canvas.FillBoth(Material.Wrinkle, Part, Curves.Stroke((6.5, y + 0.5), (8.0, y + 0.8), 0, thick));
        }
        if (amount > 0.55)
        {
            canvas.Fill(Material.Wrinkle, Part, Curves.Stroke((-4.0, y - 6.0), (4.0, y - 6.0), 0.35, thick));
            canvas.FillBoth(Material.Wrinkle, Part, Curves.Stroke((3.2, 8.3), (3.3, 10.3), 0.2, thick));
        }
    }

    static void Glasses(FaceCanvas canvas, FaceShape shape)
    {
        var (x, y) = (shape.EyeX, shape.EyeY + 0.1);
        var (outer, inner) = (Curves.Ellipse(x, y, 2.95, 2.6), Curves.Ellipse(x, y, 2.4, 2.05));
        // A ring is one polygon: out, across to the inner circle, back around it.
        FacePoint[] ring = [.. outer, outer[0], inner[0], .. inner.Reverse()];
        canvas.FillBoth(Material.Frame, Part, ring);
        canvas.Fill(Material.Frame, Part, Curves.Stroke((-1.1, y - 0.2), (1.1, y - 0.2), 0.3, 0.55, 0.9));
        canvas.FillBoth(Material.Frame, Part, Curves.Stroke((x + 2.8, y - 0.4), (9.0, y - 0.7), 0, 0.5, 0.9));
    }
}
