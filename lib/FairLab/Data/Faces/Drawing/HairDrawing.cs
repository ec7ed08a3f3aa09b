namespace FairLab.Data.Faces;

/// <summary>Hair behind and before the face, and what is worn on it.</summary>
static class HairDrawing
{
    const FaceRegion Part = FaceRegion.Hair;

    /// <summary>What falls behind the face onto the shoulders.</summary>
    public static void Behind(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        canvas.OnHead(face.Pose);
        var (down, volume) = (shape.HairDown, shape.Volume);
        if (down < 0.18)
            return;
        var end = 1.5 + 15.5 * down;
        var wide = 8.9 + volume + 1.1 * Math.Min(down, 1);
        canvas.Fill(Material.HairShadow, Part, Wavy(Curves.Symmetric(
            (0, FaceShape.Top - volume), (6.2, -11 - 0.6 * volume), (9.4 + 0.6 * volume, -5), (wide, 1),
            (wide + 0.3, 0.6 * end), (wide - 0.8, end), (4, end + 0.8), (0, end)), face.HairWave));
    }

    /// <summary>What frames the face.</summary>
    public static void Before(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        canvas.OnHead(face.Pose);
        var volume = shape.Volume;
        // Receding leaves less above the forehead and at the temples.
        var back = face.AgeCues.Hairline;
        var line = -7.3 - 4.6 * back;
        var temple = 8.7 - 0.9 * back;
        var side = 9.0 + 0.55 * volume;
        var burn = -1.6 + 1.2 * Math.Min(shape.HairDown, 0.5);
        FacePoint[] outer = [(-side, burn), (-9.3 - 0.7 * volume, -4.5), (-6.6 - 0.5 * volume, -10.6 - 0.5 * volume),
            (0, FaceShape.Top - volume), (6.6 + 0.5 * volume, -10.6 - 0.5 * volume), (9.3 + 0.7 * volume, -4.5),
                (side, burn)];
        FacePoint[] inner = [(8.0, burn - 0.4), (temple - 0.5, -4.4), (5.6 - 1.2 * back, line + 0.6), (1.8, line - 0.7),
            (-3.2 + back, line + 0.2), (0.5 - temple, -4.4), (-8.0, burn - 0.4)];
        canvas.Fill(Material.Hair, Part, Wavy(Curves.Closed([.. outer, .. inner]), face.HairWave));
        // A parting's shadow and light from above.
        canvas.Fill(Material.HairLight, Part,
            Curves.Stroke((-6.4, -8.6 - 0.5 * volume), (-0.6, -11.4 - 0.4 * volume), 0.9, 1.3 * (1 - 0.7 * back), 0.1));
        canvas.Fill(Material.HairShadow, Part,
            Curves.Stroke((-3.0, line + 0.1), (2.2, -11.6 - 0.3 * volume), 0.7, 0.5, 0.3));
        if (shape.HairDown > 0.18)
            Locks(canvas, face, shape, side);
    }

    /// <summary>Cap or hard hat.</summary>
    public static void Worn(FaceCanvas canvas, FaceFactors face, FaceShape shape)
    {
        const FaceRegion part = FaceRegion.Headwear;
        canvas.OnHead(face.Pose);
        var rise = 0.6 * shape.Volume;
        if (face.Outfit.Headwear == Headwear.Cap)
        {
            canvas.Fill(Material.Cap, part, Curves.Closed(
                (-8.0, -8.6), (-8.6, -12.6 - rise), (0, -15.2 - rise), (8.6, -12.6 - rise), (8.0, -8.6), (0, -10.0)));
            canvas.Fill(Material.CapEdge, part, Curves.Stroke((-8.0, -8.9), (8.0, -8.9), 1.3, 1.1, 0.8));
        }
        else if (face.Outfit.Headwear == Headwear.HardHat)
        {
            canvas.Fill(Material.Hat, part, Curves.Closed((-10.3, -6.6), (-9.8, -11.2), (-5.6, -15.0 - rise),
                (0, -16.0 - rise), (5.6, -15.0 - rise), (9.8, -11.2), (10.3, -6.6), (0, -8.2)));
            canvas.Fill(Material.HatLight, part,
                [(-1.3, -8.4), (-1.2, -15.8 - rise), (1.2, -15.8 - rise), (1.3, -8.4)]);
            canvas.Fill(Material.HatEdge, part, Curves.Stroke((-11.4, -6.3), (11.4, -6.3), 1.6, 1.5, 0.7));
        }
    }

    static void Locks(FaceCanvas canvas, FaceFactors face, FaceShape shape, double side)
    {
        var (down, volume) = (shape.HairDown, shape.Volume);
        var end = 0.5 + 15.5 * down;
        var wide = 8.9 + volume + 0.9 * Math.Min(down, 1);
        FacePoint[] lockOfHair = Wavy(Curves.Closed((7.4, -6.6), (9.2, -6.2), (side + 0.5, -3), (wide, 2),
            (wide + 0.2, 0.6 * end),
            (wide - 0.9, end), (8.4, end - 0.4), (8.5, 0.5 * end), (8.6, 1.5), (8.1, -3)), face.HairWave);
        canvas.FillBoth(Material.Hair, Part, lockOfHair);
        canvas.FillBoth(Material.HairLight, Part, Curves.Stroke((9.0, -4), (wide - 0.6, 0.7 * end), -0.2, 0.5, 0.2));
    }

    // Coily hair has a bumpy edge: every other corner stands out.
    static FacePoint[] Wavy(FacePoint[] outline, double wave)
    {
        if (wave < 0.25)
            return outline;
        var by = 0.035 * wave;
        for (var i = 0; i < outline.Length; i++)
        {
            var factor = 1 + (i % 2 == 0 ? by : -by);
            outline[i] = new(outline[i].X * factor, outline[i].Y * factor);
        }
        return outline;
    }
}
