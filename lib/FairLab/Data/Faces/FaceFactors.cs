namespace FairLab.Data.Faces;

/// <summary>
/// All that decides one drawn person: the same record gives the same pixels. Change one thing with <c>with</c> to see
/// what it alone does.
/// </summary>
public sealed record FaceFactors
{
    /// <summary>Skin tone on Monk's scale, 1 the lightest and 10 the darkest; between two tones it is interpolated in
    /// CIELAB.</summary>
    public double SkinTone { get; init => field = Require.That(value, value is >= 1 and <= 10, "a tone in [1, 10]"); }
        = 5;

    /// <summary>Added to the skin's lightness, in units of CIELAB's L*; in [-10, 10].</summary>
    public double ToneJitter { get; init => field = Within(value, 10, nameof(ToneJitter)); }

    /// <summary>The distribution that <see cref="Cues"/> came from.</summary>
    public GenderPresentation Presentation { get; init => field = Require.Defined(value); }

    /// <summary>What is drawn of it; each in [-6, 6].</summary>
    public PresentationCues Cues { get; init => field = Checked(value); } = new(0, 0, 0, 0, 0);

    /// <summary>Age in years, in [5, 90]: the shape of a child's face below 18.</summary>
    public double Age { get; init => field = Require.That(value, value is >= 5 and <= 90, "years in [5, 90]"); } = 30;

    /// <summary>What is drawn of it besides.</summary>
    public AgeCues AgeCues { get; init => field = Checked(value); } = new(0, 0, 0, 0);

    /// <summary>The mouth's curve: -1 corners down, 1 a broad smile.</summary>
    public double Smile { get; init => field = Within(value, 1, nameof(Smile)); }

    /// <summary>The hair's colour before grey.</summary>
    public HairColor Hair { get; init => field = Require.Defined(value); }

    /// <summary>0 is straight, 1 coily and full.</summary>
    public double HairWave { get; init => field = Require.Share(value); }

    /// <summary>Whether glasses are worn.</summary>
    public bool Glasses { get; init; }

    /// <summary>What somebody is dressed as.</summary>
    public Profession Profession { get; init => field = Require.Defined(value); }

    /// <summary>Clothes and tools.</summary>
    public Outfit Outfit { get; init => field = Checked(value); } = new(Clothing.Plain, Headwear.None, false, 0.6, 0.4);

    /// <summary>Place and tilt.</summary>
    public HeadPose Pose { get; init => field = Checked(value); } = new(0, 0, 0);

    /// <summary>Light and sensor.</summary>
    public Lighting Light { get; init => field = Checked(value); } = new(1, 0, 0, 0);

    /// <summary>What is behind.</summary>
    public Background Background { get; init => field = Require.Defined(value); }

    /// <summary>Its hue, as <see cref="Outfit.Hue"/>.</summary>
    public double BackgroundHue { get; init => field = Require.Share(value); } = 0.55;

    /// <summary>Its lightness, in [0, 1].</summary>
    public double BackgroundLightness { get; init => field = Require.Share(value); } = 0.6;

    /// <summary>
    /// How much brows and eyes differ from the skin, in [0, 1]: 1 as they are, 0 not at all. Nobody is drawn with less
    /// than 1 unless it is asked for: it plants what film that was balanced for lighter skin did to darker faces.
    /// </summary>
    public double EyeContrast { get; init => field = Require.Share(value); } = 1;

    /// <summary>The bin that <see cref="Age"/> is in.</summary>
    public AgeBin AgeBin => Age < 20 ? AgeBin.Under20 : Age < 40 ? AgeBin.From20To39 : Age < 60 ? AgeBin.From40To59
        : AgeBin.From60;

    /// <summary>Whether the skin is among Monk's tones 6 to 10, where lightness falls off; half way between 5 and 6 is
    /// the border.</summary>
    public bool IsDarker => SkinTone >= 5.5;

    /// <summary>
    /// The same person drawn with the other distribution's cues: each moves by the distance of the means and keeps what
    /// is its own. Clothes, age, tone, light and noise stay.
    /// </summary>
    /// <param name="presentation">The one wanted; the present one changes nothing.</param>
    public FaceFactors PresentedAs(GenderPresentation presentation) => presentation == Presentation ? this : this with
    {
        Presentation = presentation,
        Cues = Cues.Shifted(presentation == GenderPresentation.Man ? 2 : -2),
    };

    static PresentationCues Checked(PresentationCues value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Within(value.Jaw, CueLimit, "Jaw");
        Within(value.Brows, CueLimit, "Brows");
        Within(value.HairLength, CueLimit, "HairLength");
        Within(value.Lips, CueLimit, "Lips");
        Within(value.Beard, CueLimit, "Beard");
        return value;
    }

    // Drawn cues end near 4; presented otherwise they may lie 2 beyond.
    const double CueLimit = 6;

    static AgeCues Checked(AgeCues value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Require.Share(value.Wrinkles, "Wrinkles");
        Require.Share(value.Grey, "Grey");
        Require.Share(value.Hairline, "Hairline");
        Require.Share(value.EyeBags, "EyeBags");
        return value;
    }

    static Outfit Checked(Outfit value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Require.Defined(value.Clothing, "Clothing");
        Require.Defined(value.Headwear, "Headwear");
        Require.Share(value.Hue, "Hue");
        Require.Share(value.Lightness, "Lightness");
        return value;
    }

    static HeadPose Checked(HeadPose value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Within(value.X, 8, "X");
        Within(value.Y, 8, "Y");
        Within(value.Tilt, 10, "Tilt");
        return value;
    }

    static Lighting Checked(Lighting value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Require.That(value.Gain, value.Gain is >= 0.1 and <= 2, "a gain in [0.1, 2]", "Gain");
        Within(value.Direction, 90, "Direction");
        Require.That(value.Noise, value.Noise is >= 0 and <= 32, "a standard deviation in [0, 32]", "Noise");
        return value;
    }

    static double Within(double value, double limit, string name) => Require.That(value,
        value >= -limit && value <= limit, FormattableString.Invariant($"a number in [{-limit}, {limit}]"), name);
}
