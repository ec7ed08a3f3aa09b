using FairLab.Data.Faces;
using FairLab.Metrics;
using MathNet.Numerics.Distributions;

namespace FairLab.Tests.Data.Faces;

public sealed class FaceOptionsTests
{
    static FaceFactors[] People(FaceOptions options, int n, long seed = 5)
    {
        var sampler = new FaceSampler(options, seed);
        return [.. Enumerable.Range(0, n).Select(sampler.Next)];
    }

    static double Share(IEnumerable<FaceFactors> people, Func<FaceFactors,
        bool> which) => people.Average(p => which(p) ? 1.0 : 0);

    [Fact]
    public void Shares_are_those_asked_for()
    {
        var options = new FaceOptions().With("tone", "darker", 0.2).With("profession", "doctor", 0.5)
            .With("presentation", "man", 0.9, "profession", "doctor").With("presentation", "woman", 0.3, "tone",
                "darker");
        var people = People(options, 20_000);
        Assert.Equal(0.2, Share(people, p => p.IsDarker), 0.015);
        Assert.Equal(0.5, Share(people, p => p.Profession == Profession.Doctor), 0.015);
        Assert.Equal(0.125, Share(people, p => p.Profession == Profession.Nurse), 0.015);
        Assert.Equal(0.9, Share(people.Where(p => p.Profession == Profession.Doctor && !p.IsDarker),
            p => p.Presentation == GenderPresentation.Man), 0.02);
        Assert.Equal(0.3, Share(people.Where(p => p.IsDarker), p => p.Presentation == GenderPresentation.Woman), 0.03);
        Assert.Equal(0.9, Share(people.Where(p => p.Profession == Profession.Doctor),
            p => p.Outfit.Clothing == Clothing.WhiteCoat), 0.02);
        Assert.Equal(0.7, Share(people.Where(p => p.Profession == Profession.Doctor), p => p.Outfit.Stethoscope), 0.02);
        Assert.Equal(0, Share(People(options.InNeutralClothes(), 500),
            p => p.Profession != Profession.None || p.Outfit.Stethoscope));
    }

    [Fact]
    public void Planted_loss_of_contrast_is_of_brows_and_eyes_of_darker_skin_alone()
    {
        var planted = FaceSet.Sample(new() { DarkerEyeContrast = 0.25, Noise = 0 }, 40, 5);
        var plain = FaceSet.Sample(new() { Noise = 0 }, 40, 5);
        Assert.All(planted.People, p => Assert.Equal(p.IsDarker ? 0.25 : 1, p.EyeContrast));
        Assert.Equal(plain.People, planted.People.Select(p => p with { EyeContrast = 1 }));
        for (var i = 0; i < 40; i++)
        {
            byte[] with = planted.Image(i).Bytes, without = plain.Image(i).Bytes;
            var eyes = plain.Masks(i).Cover(FaceRegion.Eyes);
            int[] changed = [.. Enumerable.Range(0, with.Length).Where(k => with[k] != without[k])];
            Assert.Equal(plain.People[i].IsDarker, changed.Length > 0);
            Assert.All(changed, k => Assert.True(eyes[k / 3] > 0));
        }
        Assert.ThrowsAny<ArgumentException>(() => new FaceOptions { DarkerEyeContrast = 1.5 });
        Assert.ThrowsAny<ArgumentException>(() => new FaceFactors { EyeContrast = -0.1 });
    }

    [Fact]
    public void Cues_tell_presentation_as_often_as_stated()
    {
        var people = People(new(), 40_000);
        double Right(Func<PresentationCues, double> cue) => Share(people,
            p => cue(p.Cues) > 0 == (p.Presentation == GenderPresentation.Man));
        var (shared, own) = (PresentationCues.Shared * PresentationCues.Shared,
            PresentationCues.Own * PresentationCues.Own);
        Assert.Equal(Normal.CDF(0, 1, 1 / Math.Sqrt(shared + own / 5)), Right(c => c.Mean), 0.005);
        Assert.Equal(0.97, Right(c => c.Mean), 0.01);
        foreach (var cue in new Func<PresentationCues, double>[] { c => c.Jaw, c => c.Brows, c => c.HairLength,
            c => c.Lips, c => c.Beard })
            Assert.Equal(Normal.CDF(0, 1, 1 / Math.Sqrt(shared + own)), Right(cue), 0.008);
    }

    // All pairs that the options do not couple, with Holm's correction; and that coupled ones are found.
    [Fact]
    public void Factors_are_independent()
    {
        var people = People(new FaceOptions().InNeutralClothes(), 20_000);
        var (halves, found) = (Halves(people), new List<(string Pair, double P)>());
        foreach (var (a, first) in halves)
            foreach (var (b, second) in halves)
                if (string.CompareOrdinal(a, b) < 0)
                    found.Add(($"{a} and {b}", P(first, second)));
        var adjusted = MultipleTesting.Holm([.. found.Select(f => f.P)]);
        for (var i = 0; i < adjusted.Length; i++)
            Assert.True(adjusted[i] > 0.01, $"{found[i].Pair}: p = {adjusted[i]}");
        Assert.True(found.Count > 100, $"{found.Count} pairs");

        var coupled = Halves(People(new FaceOptions().With("presentation", "man", 0.55, "tone", "darker"), 20_000));
        Assert.True(P(coupled["tone"], coupled["presentation"]) < 1e-6);
    }

    static Dictionary<string, bool[]> Halves(FaceFactors[] people)
    {
        bool[] Half(Func<FaceFactors, double> value)
        {
            var middle = people.Select(value).Order().ElementAt(people.Length / 2);
            return [.. people.Select(p => value(p) >= middle)];
        }
        return new()
        {
            ["tone"] = [.. people.Select(p => p.IsDarker)], ["tone within"] = Half(p => p.SkinTone % 5),
            ["lightness"] = Half(p => p.ToneJitter), ["presentation"] = [.. people.Select(p =>
                p.Presentation == GenderPresentation.Man)],
            ["jaw's own"] = Half(p => p.Cues.Jaw - p.Cues.Mean), ["age"] = Half(p => p.Age),
                ["glasses"] = [.. people.Select(p => p.Glasses)],
            ["hair"] = [.. people.Select(p => p.Hair < HairColor.Brown)], ["wave"] = Half(p => p.HairWave),
                ["smile"] = Half(p => p.Smile),
            ["shirt"] = Half(p => p.Outfit.Hue), ["shirt's lightness"] = Half(p => p.Outfit.Lightness),
            ["x"] = Half(p => p.Pose.X), ["y"] = Half(p => p.Pose.Y), ["tilt"] = Half(p => p.Pose.Tilt),
            ["gain"] = Half(p => p.Light.Gain), ["direction"] = Half(p => p.Light.Direction),
            ["background"] = [.. people.Select(p => p.Background == Background.Plain)],
                ["wall"] = Half(p => p.BackgroundHue),
            ["wall's lightness"] = Half(p => p.BackgroundLightness),
        };
    }

    // Pearson's chi-squared of a table of two by two.
    static double P(bool[] a, bool[] b)
    {
        double n = a.Length, x = a.Count(v => v), y = b.Count(v => v), both = a.Zip(b).Count(p => p.First && p.Second);
        var z = (both - x * y / n) / Math.Sqrt(x * y / n * (1 - x / n) * (1 - y / n));
        return 2 * Normal.CDF(0, 1, -Math.Abs(z));
    }

    [Fact]
    public void Levels_are_labels_and_groups()
    {
        var set = FaceSet.Sample(new FaceOptions { Size = 16 }, 30, 1);
        var dataset = set.ToDataset("profession", group: "presentation");
        Assert.Equal(5, dataset.Outputs);
        Assert.Equal(set.People.Select(p => (long)p.Profession), dataset.Labels.data<long>().ToArray());
        Assert.Equal(["man", "woman"], dataset.Group!.Levels);
        Assert.Equal(1, set.ToDataset("presentation").Outputs);
        Assert.Equal(["none", "doctor", "nurse", "teacher", "mechanic"], FaceSet.LevelsOf("profession"));
    }

    public static TheoryData<Action, string> Mistakes => new()
    {
        { () => new FaceOptions().With("professions", "doctor", 0.5),
            "unknown factor 'professions': did you mean 'profession'?" },
        { () => new FaceOptions().With("profession", "docter", 0.5),
            "unknown level of 'profession' 'docter': did you mean 'doctor'?" },
        { () => new FaceOptions().With("tone", "darker", 1.5), "found 1.5, expected a number in [0, 1]" },
        { () => new FaceOptions().With("tone", "darker", double.NaN), "found NaN, expected a number in [0, 1]" },
        { () => new FaceOptions().With("tone", "darker", 0.5, "presentation", "man"),
            "factor 'tone': found a share given 'presentation', expected one that comes before it" },
        { () => new FaceOptions().With("presentation", "man", 0.5, "profession", "cook"),
            "unknown level of 'profession' 'cook'" },
        { () => new FaceOptions().With("age", "60+", 0.7).With("age", "0-19", 0.5),
            "factor 'age': found shares that add up to 1.2" },
        { () => new FaceOptions().With("tone", "darker", 0.2).With("tone", "lighter", 0.5),
            "factor 'tone': found shares that add up to 0.7" },
        { () => _ = new FaceOptions { Size = 15 }, "found 15, expected 16 to 512 pixels of a side" },
        { () => _ = new FaceOptions { Across = 9 }, "found 9, expected pixels in [0, 8]" },
        { () => FaceSet.Sample(new FaceOptions { LeastGain = 1, MostGain = 0.5 }, 1, 1),
            "found 0.5, expected at least LeastGain, 1" },
        { () => FaceSet.Sample(new FaceOptions(), 0, 1), "found 0, expected at least 1" },
        { () => FaceSet.Of([], new FaceOptions()), "found no people" },
        { () => FaceSet.Sample(new FaceOptions { Size = 16 }, 1, 1).Factor("gender"), "unknown factor 'gender'" },
        { () => FaceRenderer.Draw(new FaceFactors(), 8), "found 8, expected 16 to 512 pixels of a side" },
        { () => MonkScale.ToneOf("D7BD97"), "unknown skin tone 'D7BD97': did you mean 'D7BD96'?" },
        { () => _ = new FaceFactors { SkinTone = 0.5 }, "found 0.5, expected a tone in [1, 10]" },
        { () => _ = new FaceFactors { SkinTone = double.NaN }, "found NaN, expected a tone in [1, 10]" },
        { () => _ = new FaceFactors { Age = 3 }, "found 3, expected years in [5, 90]" },
        { () => _ = new FaceFactors { Smile = 2 }, "found 2, expected a number in [-1, 1]" },
        { () => _ = new FaceFactors { Hair = (HairColor)9 }, "found 9, expected Black, DarkBrown, Brown, Blond, Red" },
        { () => _ = new FaceFactors { Pose = new(0, 9, 0) }, "found 9, expected a number in [-8, 8]" },
        { () => _ = new FaceFactors { Cues = new(0, 0, 7, 0, 0) }, "found 7, expected a number in [-6, 6]" },
        { () => _ = new FaceFactors { AgeCues = new(0, 2, 0, 0) }, "found 2, expected a number in [0, 1]" },
        { () => _ = new FaceFactors { Light = new(1, 0, -1, 0) },
            "found -1, expected a standard deviation in [0, 32]" },
        { () => _ = new FaceFactors { Outfit = new(Clothing.Plain, (Headwear)7, false, 0, 0) },
            "found 7, expected None, Cap, HardHat" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_says_what_was_expected(Action mistake, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(mistake).Message, StringComparison.Ordinal);
}
