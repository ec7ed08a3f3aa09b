using FairLab.Numerics;

namespace FairLab.Data.Faces;

/// <summary>Draws the factors of one person after another, each from a stream of their own.</summary>
sealed class FaceSampler(FaceOptions options, long seed)
{
    // Conditions name few factors, so few distributions are asked for again and again.
    readonly Dictionary<string, double[]> _shares = [];

    readonly string[][] _conditions = [.. FaceFactor.All.Select(factor => options.Shares
        .Where(s => s.Factor == factor.Name && s.Given is not null).Select(s => s.Given!).Distinct().ToArray())];

    public FaceFactors Next(int index)
    {
        var random = new SeededRandom(unchecked(seed + index * (long)0xD1B54A32D192ED03));
        var levels = new int[FaceFactor.All.Count];
        var known = new Dictionary<string, string>();
        for (var i = 0; i < levels.Length; i++)
        {
            var factor = FaceFactor.All[i];
            levels[i] = Draw(Shares(i, known), random.NextDouble());
            known[factor.Name] = factor.Levels[levels[i]];
        }
        var age = Age((AgeBin)levels[1], random);
        var presentation = (GenderPresentation)levels[3];
        var isDarker = levels[0] == 1;
        return new FaceFactors
        {
            EyeContrast = isDarker ? options.DarkerEyeContrast : 1,
            SkinTone = Math.Clamp(isDarker ? Between(5.5, 10.5, random) : Between(0.5, 5.5, random), 1, 10),
            ToneJitter = Math.Clamp(options.ToneJitter * ExactMath.Normal(random), -10, 10),
            Presentation = presentation,
            Cues = Cues(presentation, random),
            Age = age,
            AgeCues = AgeCues(age, random),
            Profession = (Profession)levels[2],
            Hair = (HairColor)levels[4],
            HairWave = random.NextDouble(),
            Glasses = levels[5] == 1,
            Smile = levels[6] == 1 ? Between(0.4, 1, random) : Between(-0.4, FaceFactor.SmileFrom, random),
            Outfit = new((Clothing)levels[7], (Headwear)levels[8], levels[9] == 1, random.NextDouble(),
                random.NextDouble()),
            Background = (Background)levels[10],
            BackgroundHue = random.NextDouble(),
            BackgroundLightness = random.NextDouble(),
            Pose = new(Between(-options.Across, options.Across, random), Between(-options.Down, options.Down, random),
                Between(-options.Tilt, options.Tilt, random)),
            Light = new(Between(options.LeastGain, options.MostGain, random),
                Between(-options.LightAngle, options.LightAngle, random), options.Noise, (long)random.NextBits()),
        };
    }

    double[] Shares(int index, Dictionary<string, string> known)
    {
        var factor = FaceFactor.All[index];
        var key = factor.Name;
        foreach (var given in _conditions[index])
            key += "|" + known[given];
        if (!_shares.TryGetValue(key, out var shares))
            _shares[key] = shares = factor.Shares(options.Shares, known);
        return shares;
    }

    static int Draw(double[] shares, double at)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            at -= shares[i];
            if (at < 0)
                return i;
        }
        // Rounding may leave a little.
        return Array.FindLastIndex(shares, share => share > 0);
    }

    static PresentationCues Cues(GenderPresentation presentation, SeededRandom random)
    {
        var shared = (presentation == GenderPresentation.Man ? 1 : -1)
            + PresentationCues.Shared * ExactMath.Normal(random);
        double Cue() => Math.Clamp(shared + PresentationCues.Own * ExactMath.Normal(random), -4, 4);
        return new(Cue(), Cue(), Cue(), Cue(), Cue());
    }

    static double Age(AgeBin bin, SeededRandom random) => bin switch
    {
        AgeBin.Under20 => Between(6, 20, random),
        AgeBin.From20To39 => Between(20, 40, random),
        AgeBin.From40To59 => Between(40, 60, random),
        _ => Between(60, 85, random),
    };

    // Each sets in at an age and has a course of its own.
    static AgeCues AgeCues(double age, SeededRandom random)
    {
        double Cue(double from, double to, double spread) =>
            age < 20 ? 0 : Math.Clamp((age - from) / (to - from) + spread * ExactMath.Normal(random), 0, 1);
        return new(Cue(25, 80, 0.12), Cue(38, 72, 0.2), Cue(30, 100, 0.2), Cue(25, 85, 0.15));
    }

    static double Between(double from, double to, SeededRandom random) => from + (to - from) * random.NextDouble();
}
