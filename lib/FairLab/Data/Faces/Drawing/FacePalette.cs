namespace FairLab.Data.Faces;

/// <summary>The colours of one person's materials.</summary>
static class FacePalette
{
    /// <summary>A whole share of light, for sums in whole numbers.</summary>
    public const int One = 4096;

    static readonly int Count = Enum.GetValues<Material>().Length;

    static readonly LinearColor Grey = LinearColor.Hex("B9B7B2"),
        White = LinearColor.Hex("F0F0EE"), Ink = LinearColor.Hex("14110F");

    static readonly LinearColor[] HairColors =
        [.. new[] { "1C1714", "3A281E", "5E4230", "B8935A", "8C4422" }.Select(LinearColor.Hex)];

    /// <summary>Red, green and blue of each material, in units of 1 / <see cref="One"/>.</summary>
    public static int[] Of(FaceFactors face)
    {
        var colors = new int[3 * Count];
        void Set(Material material, LinearColor color)
        {
            colors[3 * (int)material] = (int)(color.Red * One);
            colors[3 * (int)material + 1] = (int)(color.Green * One);
            colors[3 * (int)material + 2] = (int)(color.Blue * One);
        }
        SetSkin(face, Set);
        SetHair(face, Set);
        SetThings(face, Set);
        Fade(colors, face.EyeContrast);
        return colors;
    }

    static readonly Material[] OfEyes =
        [Material.Brow, Material.EyeWhite, Material.Iris, Material.Pupil, Material.Glint, Material.Lash];

    static void Fade(int[] colors, double contrast)
    {
        foreach (var material in OfEyes)
            for (var channel = 0; channel < 3; channel++)
            {
                var skin = colors[3 * (int)Material.Skin + channel];
                ref var color = ref colors[3 * (int)material + channel];
                color = (int)(skin + (color - skin) * contrast);
            }
    }

    static void SetSkin(FaceFactors face, Action<Material, LinearColor> set)
    {
        var skin = MonkScale.Color(face.SkinTone, face.ToneJitter);
        var (shadow, deep) = (Redder(skin.Times(0.76), 0.08), Redder(skin.Times(0.45), 0.15));
        set(Material.Skin, skin);
        set(Material.SkinShadow, shadow);
        set(Material.SkinDeep, deep);
        set(Material.SkinLight, skin.Times(1.12).Toward(White, 0.02));
        set(Material.Neck, skin.Times(0.86));
        set(Material.NeckShadow, skin.Times(0.58));
        set(Material.Ear, skin.Times(0.92));
        set(Material.EarInner, shadow);
        set(Material.BlushFaint, Redder(skin, 0.1));
        set(Material.Blush, Redder(skin, 0.18));
        set(Material.Wrinkle, skin.Toward(deep, 0.15 + 0.5 * face.AgeCues.Wrinkles));
        set(Material.EyeBag, skin.Toward(deep, 0.05 + 0.4 * face.AgeCues.EyeBags));
        // Pale lips are nearly skin.
        var strength = Math.Clamp(0.45 - 0.3 * face.Cues.Lips, 0.05, 0.95);
        var lip = skin.Times(0.8).Toward(Redder(skin.Times(0.6), 0.75), strength);
        set(Material.Lip, lip);
        set(Material.LipUpper, lip.Times(0.78));
        set(Material.MouthLine, skin.Times(0.2).Toward(Ink, 0.4));
        set(Material.Teeth, LinearColor.Hex("DAD4C8").Toward(skin, 0.1));
        set(Material.EyeWhite, LinearColor.Hex("D0CCC6").Toward(skin, 0.2));
        set(Material.Iris, LinearColor.Hex("43301F"));
        set(Material.Pupil, Ink);
        set(Material.Glint, White);
        set(Material.Lash, skin.Times(0.22).Toward(Ink, 0.55));
    }

    // As blood shows through skin: green and blue are held back.
    static LinearColor Redder(LinearColor skin, double by) =>
        new(skin.Red * (1 + 0.1 * by), skin.Green * (1 - 0.8 * by), skin.Blue * (1 - 0.7 * by));

    static void SetHair(FaceFactors face, Action<Material, LinearColor> set)
    {
        var skin = MonkScale.Color(face.SkinTone, face.ToneJitter);
        var hair = HairColors[(int)face.Hair].Toward(Grey, face.AgeCues.Grey);
        var dark = hair.Times(0.62);
        set(Material.Hair, hair);
        set(Material.HairShadow, dark);
        set(Material.HairLight, hair.Toward(White, 0.035).Times(1.12));
        set(Material.Brow, skin.Toward(dark, Math.Clamp(0.72 + 0.1 * face.Cues.Brows, 0.5, 0.95)));
        var beard = Math.Clamp(0.25 + 0.3 * (face.Cues.Beard - BeardFrom), 0.25, 0.85);
        set(Material.Beard, skin.Toward(dark, beard));
        set(Material.BeardFaint, skin.Toward(dark, 0.55 * beard));
    }

    /// <summary>The cue from which on a beard is drawn.</summary>
    public const double BeardFrom = 0.4;

    static void SetThings(FaceFactors face, Action<Material, LinearColor> set)
    {
        var shirt = LinearColor.Of(face.Outfit.Hue, 0.2 + 0.6 * face.Outfit.Lightness, 0.25);
        var wall = LinearColor.Of(face.BackgroundHue, 0.35 + 0.55 * face.BackgroundLightness, 0.1);
        var board = face.Background == Background.Board;
        set(Material.Backdrop, board ? LinearColor.Hex("2F4A3E").Toward(wall, 0.12) : wall);
        set(Material.BackdropLow, wall.Times(0.6));
        set(Material.BackdropEdge, LinearColor.Hex("7A5B3A"));
        set(Material.Shirt, shirt);
        set(Material.ShirtFold, shirt.Times(0.72));
        set(Material.Coat, LinearColor.Hex("ECEEEF"));
        set(Material.CoatFold, LinearColor.Hex("C3C8CC"));
        set(Material.Apron, LinearColor.Hex("6E4F3A"));
        set(Material.ApronEdge, LinearColor.Hex("4A3426"));
        set(Material.Tube, LinearColor.Hex("23262B"));
        set(Material.Metal, LinearColor.Hex("B4B9BE"));
        set(Material.Frame, LinearColor.Hex("1E1C1F"));
        set(Material.Cap, LinearColor.Hex("EEF0F2"));
        set(Material.CapEdge, LinearColor.Hex("AEBAC6"));
        set(Material.Hat, LinearColor.Hex("E2B11E"));
        set(Material.HatLight, LinearColor.Hex("F2CC55"));
        set(Material.HatEdge, LinearColor.Hex("A87F12"));
    }
}
