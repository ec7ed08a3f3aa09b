using FairLab.Data.Faces;

namespace FairLab.Tests.Data.Faces;

/// <summary>What a factor changes lies in the regions that are its own, a pixel at their edge apart.</summary>
public sealed class FaceMaskTests
{
    static readonly FaceSet Set = FaceSet.Sample(new FaceOptions { Size = 96 }, 40, 11);

    public static TheoryData<string, FaceRegion[]> Changes => new()
    {
        { "brows", [FaceRegion.Eyes] },
        { "glasses", [FaceRegion.Eyes] },
        { "eye bags", [FaceRegion.Eyes] },
        { "smile", [FaceRegion.MouthAndChin] },
        { "lips", [FaceRegion.MouthAndChin] },
        { "beard", [FaceRegion.MouthAndChin, FaceRegion.Cheeks] },
        { "shirt", [FaceRegion.Clothes] },
        { "apron", [FaceRegion.Clothes] },
        { "stethoscope", [FaceRegion.Clothes] },
        { "hard hat", [FaceRegion.Headwear] },
        { "cap", [FaceRegion.Headwear] },
        { "wall", [FaceRegion.Background] },
        { "hairline", [FaceRegion.Hair] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_factor_changes_its_regions_only(string factor, FaceRegion[] regions)
    {
        var changed = 0;
        foreach (var person in Set.People)
        {
            var (before, after) = Pair(person, factor);
            bool[] may = [.. Near(before, regions).Zip(Near(after, regions), (a, b) => a || b)];
            var (a, b) = (FaceRenderer.Draw(before, 96).Bytes, FaceRenderer.Draw(after, 96).Bytes);
            for (var i = 0; i < a.Length; i++)
                if (a[i] != b[i])
                {
                    changed++;
                    Assert.True(may[i / 3], $"{factor} changed pixel ({i / 3 / 96}, {i / 3 % 96}) of {person}");
                }
        }
        Assert.True(changed > 40 * 10, $"{factor} changed {changed} values");
    }

    [Fact]
    public void Every_point_has_one_region()
    {
        for (var row = 0; row < Set.Count; row++)
        {
            var masks = Set.Masks(row);
            var covers = Enum.GetValues<FaceRegion>().Select(masks.Cover).ToArray();
            for (var i = 0; i < 96 * 96; i++)
                Assert.Equal(1, covers.Sum(c => c[i]), 6);
        }
    }

    // Long hair and hats hide foreheads and ears; what makes a face never goes.
    [Fact]
    public void Faces_have_eyes_nose_mouth_and_cheeks()
    {
        for (var row = 0; row < Set.Count; row++)
            foreach (var region in new[] { FaceRegion.Eyes, FaceRegion.Nose, FaceRegion.MouthAndChin,
                FaceRegion.Cheeks, FaceRegion.Clothes })
                Assert.True(Set.Masks(row).Mask(region).Count(m => m) > 20, $"{region} of {Set.People[row]}");
    }

    [Fact]
    public void Regions_that_are_not_there_are_empty()
    {
        var masks = FaceRenderer.Masks(new FaceFactors(), 48);
        Assert.DoesNotContain(true, masks.Mask(FaceRegion.Headwear));
        Assert.Throws<ArgumentOutOfRangeException>(() => masks.Mask((FaceRegion)99));
    }

    static (FaceFactors Before, FaceFactors After) Pair(FaceFactors p, string factor) => factor switch
    {
        "brows" => (p, p with { Cues = p.Cues with { Brows = p.Cues.Brows + 1 } }),
        "glasses" => (p with { Glasses = false }, p with { Glasses = true }),
        "eye bags" => (p with { AgeCues = p.AgeCues with { EyeBags = 0 } },
            p with { AgeCues = p.AgeCues with { EyeBags = 1 } }),
        "smile" => (p with { Smile = -1 }, p with { Smile = 1 }),
        "lips" => (p, p with { Cues = p.Cues with { Lips = p.Cues.Lips - 1.5 } }),
        "beard" => (p with { Cues = p.Cues with { Beard = -1 } }, p with { Cues = p.Cues with { Beard = 2 } }),
        "shirt" => (p, p with { Outfit = p.Outfit with { Hue = 1 - p.Outfit.Hue,
            Lightness = 1 - p.Outfit.Lightness } }),
        "apron" => (p with { Outfit = p.Outfit with { Clothing = Clothing.Plain } },
            p with { Outfit = p.Outfit with { Clothing = Clothing.Apron } }),
        "stethoscope" => (p with { Outfit = p.Outfit with { Stethoscope = false } },
            p with { Outfit = p.Outfit with { Stethoscope = true } }),
        "hard hat" => (p with { Outfit = p.Outfit with { Headwear = Headwear.None } },
            p with { Outfit = p.Outfit with { Headwear = Headwear.HardHat } }),
        "cap" => (p with { Outfit = p.Outfit with { Headwear = Headwear.None } },
            p with { Outfit = p.Outfit with { Headwear = Headwear.Cap } }),
        "wall" => (p, p with { BackgroundHue = 1 - p.BackgroundHue, BackgroundLightness = 1 - p.BackgroundLightness }),
        "hairline" => (p with { AgeCues = p.AgeCues with { Hairline = 0 } },
            p with { AgeCues = p.AgeCues with { Hairline = 1 } }),
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "unknown"),
    };

    // The regions' pixels, however little is covered, and their neighbours.
    static bool[] Near(FaceFactors face, FaceRegion[] regions)
    {
        var masks = FaceRenderer.Masks(face, 96);
        var near = new bool[96 * 96];
        foreach (var cover in regions.Select(masks.Cover))
            for (var y = 0; y < 96; y++)
                for (var x = 0; x < 96; x++)
                    if (cover[y * 96 + x] > 0)
                        for (var dy = Math.Max(0, y - 1); dy <= Math.Min(95, y + 1); dy++)
                            for (var dx = Math.Max(0, x - 1); dx <= Math.Min(95, x + 1); dx++)
                                near[dy * 96 + dx] = true;
        return near;
    }
}
