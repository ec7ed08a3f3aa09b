using FairLab.Runs;
using Newtonsoft.Json.Linq;

namespace FairLab.Figures.Tests;

/// <summary>The figures of all studies together: who has which colour.</summary>
public sealed class CommittedColoursTests
{
    // Below this people with one kind of colour vision or another may take two for one; the palette stays above it.
    const double Close = 15;

    // What a group is called in one study or another, and how it is called here.
    static readonly Dictionary<string, string> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Black"] = "Black", ["African-American"] = "Black", ["White"] = "white", ["Caucasian"] = "white",
        ["European"] = "white", ["Asian"] = "Asian", ["Hispanic"] = "Hispanic", ["women"] = "women",
        ["female"] = "women", ["men"] = "men", ["male"] = "men", ["darker"] = "darker", ["darker people"] = "darker",
        ["lighter"] = "lighter", ["lighter people"] = "lighter", ["darker woman"] = "darker women",
        ["darker women"] = "darker women", ["darker man"] = "darker men", ["darker men"] = "darker men",
        ["lighter woman"] = "lighter women", ["lighter women"] = "lighter women", ["lighter man"] = "lighter men",
        ["lighter men"] = "lighter men",
    };

    static IEnumerable<(string File, JObject[] Series)> Figures => Directory
        .GetDirectories(Path.Combine(Repository.Root, "results"))
        .Where(folder => File.Exists(Path.Combine(folder, "claims.json")))
        .SelectMany(folder => Directory.GetFiles(folder, "*.plotly.json")).Order(StringComparer.Ordinal)
        .Select(file => (Path.GetRelativePath(Repository.Root, file),
            JObject.Parse(File.ReadAllText(file))["data"]!.OfType<JObject>()
                .Where(t => (string?)t["type"] is "bar" or "scatter" && t["name"] is not null
                    && (string?)t["name"] != "Pareto front" && (bool?)t["showlegend"] != false)
                .ToArray()));

    static string? Colour(JObject series) =>
        (string?)(series["line"]?["color"] ?? (series["marker"]?["color"] as JValue));

    static string Name(JObject series) => ((string)series["name"]!).Split([',', ':'])[0];

    [Fact]
    public void A_group_has_the_same_colour_in_every_study()
    {
        var seen = Figures.SelectMany(f => f.Series.Where(s => Groups.ContainsKey(Name(s)))
            .Select(s => (Group: Groups[Name(s)], Colour: Colour(s), f.File))).ToList();
        // Of every kind, so that a name that has changed does not make the test empty.
        Assert.Superset(new HashSet<string> { "Black", "white", "darker", "lighter", "darker women", "lighter men" },
            seen.Select(s => s.Group).ToHashSet());
        Assert.All(seen.GroupBy(s => s.Group), g =>
            Assert.True(g.Select(s => s.Colour).Distinct().Count() == 1,
                $"{g.Key}: {string.Join(", ", g.Select(s => $"{s.Colour} in {s.File}").Distinct())}"));
        // And no other group has it in the same figure.
        Assert.All(seen.GroupBy(s => s.File), f => Assert.Equal(f.Select(s => s.Group).Distinct().Count(),
            f.Select(s => s.Colour).Distinct().Count()));
    }

    [Fact]
    public void What_a_group_is_drawn_in_is_what_the_style_gives_it()
    {
        foreach (var (file, series) in Figures)
            foreach (var s in series.Where(s => Groups.ContainsKey(Name(s))))
                Assert.True(SeriesStyle.Of([(string)s["name"]!])[0].Colour == Colour(s), $"{file}: {s["name"]}");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void Colours_of_the_palette_are_told_apart_whoever_looks(string kind)
    {
        string[] all = [.. HouseStyle.Palette, "#000000", "#FFFFFF"];
        for (int i = 0; i < all.Length; i++)
            for (int j = 0; j < i; j++)
                Assert.True(ColourVision.Distance(all[i], all[j], kind) > Close,
                    $"{all[i]} {all[j]}: {ColourVision.Distance(all[i], all[j], kind):0.0}");
    }

    [Fact]
    public void Simulated_vision_confuses_what_it_is_known_to_confuse()
    {
        // Red and green of equal lightness, and blue and green for tritanopes.
        Assert.InRange(ColourVision.Distance("#FF0000", "#00FF00", "full"), 150, 200);
        Assert.True(ColourVision.Distance("#B05040", "#707030", "deuteranopia")
            < ColourVision.Distance("#B05040", "#707030", "full") / 3);
        Assert.True(ColourVision.Distance("#999999", "#CC79A7", "deuteranopia") < 8);
        Assert.True(ColourVision.Distance("#0080A0", "#008070", "tritanopia")
            < ColourVision.Distance("#0080A0", "#008070", "full") / 2);
    }

    [Fact]
    public void Series_of_close_colours_differ_in_symbol_dash_or_stripes()
    {
        int compared = 0;
        foreach (var (file, series) in Figures)
            for (int i = 0; i < series.Length; i++)
                for (int j = 0; j < i; j++)
                {
                    if (Colour(series[i]) is not { } a || Colour(series[j]) is not { } b
                        || ColourVision.Distance(a, b) > Close)
                        continue;
                    compared++;
                    Assert.True(Form(series[i]) != Form(series[j]),
                        $"{file}: {series[i]["name"]} and {series[j]["name"]}");
                }
        Assert.NotEqual(0, compared);
    }

    static string Form(JObject series) => $"{series["marker"]?["symbol"]} {series["line"]?["dash"]} "
        + $"{series["marker"]?["pattern"]?["shape"]}";
}
