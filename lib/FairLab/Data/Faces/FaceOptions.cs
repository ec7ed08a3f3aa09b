namespace FairLab.Data.Faces;

/// <summary>
/// Whom <see cref="Faces"/> draws. All factors are independent but clothes, tools and background, which follow the
/// profession, and what <see cref="With(string, string, double)"/> and its overload couple besides.
/// </summary>
public sealed record FaceOptions
{
    static readonly FaceShare[] ByProfession =
    [
        new("clothing", "white coat", 0.9, "profession", "doctor"),
        new("stethoscope", "yes", 0.7, "profession", "doctor"),
        new("headwear", "cap", 0.7, "profession", "nurse"),
        new("stethoscope", "yes", 0.3, "profession", "nurse"),
        new("background", "board", 0.7, "profession", "teacher"),
        new("headwear", "hard hat", 0.7, "profession", "mechanic"),
        new("clothing", "apron", 0.5, "profession", "mechanic"),
    ];

    /// <summary>The names of the factors that have levels, in the order in which they are drawn.</summary>
    public static IReadOnlyList<string> Factors { get; } = [.. FaceFactor.All.Select(f => f.Name)];

    /// <summary>Pixels of a side; 48 by default, in [16, 512].</summary>
    public int Size { get; init => field = FaceRenderer.Size(value); } = 48;

    /// <summary>How far people stand from the middle to either side, uniformly, in pixels of 48; 8 by
    /// default.</summary>
    public double Across { get; init => field = Require.That(value, value is >= 0 and <= 8, "pixels in [0, 8]"); } = 8;

    /// <summary>The same up or down; 4 by default, beyond which clothes or hair leave the picture.</summary>
    public double Down { get; init => field = Require.That(value, value is >= 0 and <= 8, "pixels in [0, 8]"); } = 4;

    /// <summary>How far heads tilt either way, uniformly, in degrees; 10 by default.</summary>
    public double Tilt { get; init => field = Require.That(value, value is >= 0 and <= 10, "degrees in [0, 10]"); }
        = 10;

    /// <summary>The weakest light, in units of the average scene; 0.6 by default.</summary>
    public double LeastGain { get; init => field = Gain(value); } = 0.6;

    /// <summary>The strongest light; 1.2 by default. Light is uniform between the two.</summary>
    public double MostGain { get; init => field = Gain(value); } = 1.2;

    /// <summary>How far light comes from either side, uniformly, in degrees; 60 by default.</summary>
    public double LightAngle { get; init => field = Require.That(value, value is >= 0 and <= 90,
        "degrees in [0, 90]"); }
        = 60;

    /// <summary>Standard deviation of the sensor's noise, in steps of 1/255; 4 by default.</summary>
    public double Noise { get; init => field = Require.That(value, value is >= 0 and <= 32, "a number in [0, 32]"); }
        = 4;

    /// <summary>Standard deviation of the skin's lightness about its tone, in units of L*; 3 by default.</summary>
    public double ToneJitter { get; init => field = Require.That(value, value is >= 0 and <= 5, "a number in [0, 5]"); }
        = 3;

    /// <summary>How much contrast brows and eyes of darker skin keep (<see cref="FaceFactors.EyeContrast"/>); 1 by
    /// default: all of it. Less is a disparity planted on purpose, which a study that sets it says.</summary>
    public double DarkerEyeContrast { get; init => field = Require.Share(value); } = 1;

    /// <summary>How often factors have which level, in the order in which it was said; what clothes follow professions
    /// first.</summary>
    public IReadOnlyList<FaceShare> Shares { get; init => field = Checked(value); } = ByProfession;

    /// <summary>A level's share among everybody: <c>With("tone", "darker", 0.2)</c>. Levels of which nothing is said
    /// divide the rest as before; of two shares of one level the later counts.</summary>
    /// <param name="factor">One of <see cref="Factors"/>.</param>
    /// <param name="level">One of its levels.</param>
    /// <param name="share">In [0, 1].</param>
    /// <exception cref="ArgumentException">There is no such factor or level, or shares add up to more than
    /// 1.</exception>
    public FaceOptions With(string factor, string level, double share) =>
        this with { Shares = [.. Shares, new FaceShare(factor, level, share)] };

    /// <summary>
    /// A level's share among those with a level of another factor: <c>With("presentation", "man", 0.9, "profession",
    /// "doctor")</c> is P(man | doctor) = 0.9. It comes before the share among everybody; where several conditions
    /// hold,
    /// the one stated last decides.
    /// </summary>
    /// <param name="factor">One of <see cref="Factors"/>.</param>
    /// <param name="level">One of its levels.</param>
    /// <param name="share">In [0, 1].</param>
    /// <param name="given">A factor that comes before it.</param>
    /// <param name="givenLevel">One of its levels.</param>
    /// <exception cref="ArgumentException">There is no such factor or level, the other factor does not come before, or
    /// shares add up to more than 1.</exception>
    public FaceOptions With(string factor, string level, double share, string given, string givenLevel) =>
        this with { Shares = [.. Shares, new FaceShare(factor, level, share, given, givenLevel)] };

    /// <summary>Nobody has a profession, whatever was said of professions before: neutral clothes only.</summary>
    public FaceOptions InNeutralClothes() => this with
    {
        Shares = [.. Shares.Where(s => s.Factor != "profession"), new FaceShare("profession", "none", 1)],
    };

    static IReadOnlyList<FaceShare> Checked(IReadOnlyList<FaceShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        foreach (var share in shares)
        {
            var factor = FaceFactor.Named(share.Factor);
            factor.Level(share.Level);
            Require.Share(share.Share, $"share of {share.Factor} '{share.Level}'");
            if (share.Given is null)
                continue;
            var given = FaceFactor.Named(share.Given);
            given.Level(share.GivenLevel ?? "");
            var names = Factors.ToList();
            if (names.IndexOf(given.Name) >= names.IndexOf(factor.Name))
                throw new ArgumentException($"factor '{factor.Name}': found a share given '{given.Name}', expected one "
                    + $"that comes before it: {string.Join(", ", names.TakeWhile(n => n != factor.Name))}");
        }
        foreach (var factor in FaceFactor.All)
            factor.Check(shares);
        return [.. shares];
    }

    static double Gain(double value) => Require.That(value, value is >= 0.1 and <= 2, "a gain in [0.1, 2]");
}
