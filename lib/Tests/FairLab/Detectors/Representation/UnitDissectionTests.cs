using FairLab.Data;
using FairLab.Detectors;
using FairLab.Numerics;
using FsCheck.Xunit;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

[Collection(nameof(Alone))]
public sealed class UnitDissectionTests
{
    static Grouping Sex(int n) => new("sex", ["F", "M"], [.. Enumerable.Range(0, n).Select(i => i % 2)]);

    /// <summary>Ten units of noise, the fourth of which is z, and the sixth less z.</summary>
    static Tensor PlantedUnits(int n, Grouping z)
    {
        var x = Points(n, 10, 0, 1);
        x.select(1, 3).copy_(tensor(z.Codes));
        x.select(1, 5).copy_(-tensor(z.Codes) * 100);
        x.select(1, 7).zero_();
        return x;
    }

    [Fact]
    public void A_unit_that_is_the_group_comes_first_and_nothing_else_is_found()
    {
        using var scope = NewDisposeScope();
        var z = Sex(200);
        var found = new UnitDissection().Find(PlantedUnits(200, z), [.. KnownFactor.Of(z)]);
        Assert.Equal(10, found.Count);
        Assert.Equal(1, found[3].Correlation.Value, 1e-12);
        Assert.Equal((1.0, "sex = M", 1.0, 0.5),
            (found[3].Auc.Value, found[3].Factor, found[3].TopMean, found[3].Mean));
        Assert.Equal(-1, found[5].Correlation.Value, 1e-12);
        Assert.Equal((0.0, 0.0), (found[5].Auc.Value, found[5].TopMean));
        Assert.Equal([1, 3, 5, 7, 9, 11, 13, 15, 17], found[3].TopInputs);
        Assert.Equal([3, 5], found.Where(f => f.PHolm < 0.05).Select(f => f.Unit));
        Assert.Contains("the same for all inputs", found[7].Auc.Reason);
        Assert.False(found[7].P.IsDefined || found[7].Correlation.IsDefined);
    }

    /// <summary>AUC by all pairs; p as R's wilcox.test(exact = FALSE, correct = TRUE) has it.</summary>
    [Fact]
    public void Area_and_test_by_hand()
    {
        using var scope = NewDisposeScope();
        double[] x = [1.1, 2.2, 2.2, 3.3, 0.4, 2.2, 5, 0.1, 0.2, 4];
        var factor = new KnownFactor("z", [0, 1, 0, 1, 0, 1, 1, 0, 0, 1]);
        var found = new UnitDissection().Find(tensor(x, [10, 1]), factor)[0];
        var pairs = (from a in Enumerable.Range(0, 10) where factor.Values[a] == 1
                     from b in Enumerable.Range(0, 10) where factor.Values[b] == 0
                     select x[a] > x[b] ? 1 : x[a] == x[b] ? 0.5 : 0).ToArray();
        Assert.Equal(pairs.Average(), found.Auc.Value, 1e-12);
        // U = 24, mean 12.5, ties 3³ - 3 = 24: sd² = 25/12 (11 - 24/90).
        var z = (24 - 12.5 - 0.5) / Math.Sqrt(25 / 12.0 * (11 - 24 / 90.0));
        Assert.Equal(24, found.Auc.Value * 25, 1e-12);
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z), found.P.Value, 1e-12);
    }

    [Property(MaxTest = 30)]
    public void Order_of_inputs_and_units_of_activations_do_not_matter(int seed)
    {
        using var scope = NewDisposeScope();
        var n = 40;
        var (x, z) = (Points(n, 3, 1, seed), Points(n, 1, 0, seed + 1L));
        var order = new SeededRandom(seed).Permutation(n);
        var values = Numbers(z);
        KnownFactor[] Factors(int[] rows) => [new("number", [.. rows.Select(i => values[i])]),
            new("above", [.. rows.Select(i => values[i] > 0 ? 1.0 : 0)])];
        if (values.All(v => v > 0) || values.All(v => v <= 0))
            return;
        var plain = new UnitDissection().Find(x, Factors([.. Enumerable.Range(0, n)]));
        var other = new UnitDissection().Find(x.index_select(0, tensor([.. order.Select(i => (long)i)])) * 7 + 2,
            Factors(order));
        AssertClose([.. plain.SelectMany(f => new[] { f.Correlation.Value, f.P.Value })],
            [.. other.SelectMany(f => new[] { f.Correlation.Value, f.P.Value })], 1e-9);
        Assert.Equal(plain.Select(f => f.TopInputs[0]), other.Select(f => order[f.TopInputs[0]]));
        Assert.Contains("more than two values", plain[0].Auc.Reason);
    }

    /// <summary>Units of noise: after Holm's method, anything at all is found in one data set of twenty.</summary>
    [Fact]
    public void Noise_is_flagged_at_the_level()
    {
        var flagged = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            using var scope = NewDisposeScope();
            flagged += new UnitDissection().Find(Points(60, 12, 0, 500 + trial), [.. KnownFactor.Of(Sex(60))])
                .Any(f => f.PHolm <= 0.05) ? 1 : 0;
        }
        Assert.InRange(flagged, 1, 19);
    }

    [Fact]
    public void Channels_of_a_named_layer_respond_in_their_mean_or_at_their_most()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("conv", nn.Identity()), ("flat", nn.Flatten()),
            ("head", nn.Linear(2 * 16, 1)));
        var images = zeros(40, 2, 4, 4);
        // Channel 1 has one bright pixel in every other image, and less elsewhere, so that its mean is the same.
        for (var i = 1; i < 40; i += 2)
        {
            images[i, 1].fill_(-1.0f / 15);
            images[i, 1, 2, 3] = 1;
        }
        images.select(1, 0).copy_(rand(40, 4, 4));
        var inputs = NetworkExamples.Of(network, images);
        KnownFactor[] factors = [.. KnownFactor.Of(Sex(40))];
        Assert.Equal(1, new UnitDissection { Summary = UnitSummary.Max }.Find(inputs, "conv", factors)[1].Auc.Value);
        Assert.False(new UnitDissection().Find(inputs, "conv", factors)[1].Auc.Value == 1);
        Assert.Equal(2, new UnitDissection().Find(inputs, "conv", factors).Count);
    }

    /// <summary>z spread over eight units, with noise: one tells it at Φ(a/√2), all together at Φ(a√8/√2).</summary>
    [Fact]
    public void Combinations_tell_what_single_units_do_not()
    {
        using var scope = NewDisposeScope();
        var (n, shift) = (4000, 0.5);
        var x = Points(n, 16, 0, 3);
        x.narrow(1, 0, 8).add_(tensor([.. Sex(n).Codes.Select(z => z * shift)]).unsqueeze(1));
        var found = new UnitDissection().Combinations(x, KnownFactor.Of(Sex(n))[0], 1);
        Assert.Equal([1, 2, 4, 8, 16], found.Select(f => f.Units));
        double Area(double a) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, a / Math.Sqrt(2));
        Assert.Equal(Area(shift), found[0].Auc.Value, 0.03);
        Assert.Equal(Area(shift * Math.Sqrt(8)), found[3].Auc.Value, 0.03);
        var noise = new UnitDissection().Combinations(Points(n, 16, 0, 4), KnownFactor.Of(Sex(n))[0], 1);
        Assert.All(noise, f => Assert.Equal(0.5, f.Auc.Value, 0.03));
    }

    /// <summary>A unit that is on where the mask is, and one that is on beside it.</summary>
    [Fact]
    public void Agreement_with_masks_by_hand()
    {
        using var scope = NewDisposeScope();
        var (maps, mask) = (zeros(5, 3, 4, 4), zeros(5, 4, 4));
        mask[0, 1, 1] = 1;
        mask[0, 1, 2] = 1;
        maps[0, 0, 1, 1] = 5;
        maps[0, 0, 1, 2] = 4;
        maps[0, 1, 1, 1] = 5;
        maps[0, 1, 3, 3] = 4;
        // Two of eighty places are on.
        var found = new MapAgreement { Share = 2.0 / 80 }.Of(maps, mask);
        Assert.Equal((1.0, 1 / 3.0), (found[0].Value, found[1].Value));
        Assert.Contains("on nowhere", found[2].Reason);
        // Brought to twice the size, what is on is where bilinear interpolation is above the cut.
        var twice = nn.functional.interpolate(mask.unsqueeze(1), [8, 8], mode: InterpolationMode.Nearest).squeeze(1);
        // Above 0 on 4 rows and 6 columns, of which the mask has 2 and 4.
        Assert.Equal(8 / 24.0, new MapAgreement { Share = 2.0 / 80 }.Of(maps, twice)[0].Value);
        Assert.Contains("a mask that is empty in every image",
            Assert.Throws<ArgumentException>(() => new MapAgreement().Of(maps, zeros(5, 4, 4))).Message);
    }

    [Fact]
    public void Bad_input_is_told()
    {
        using var scope = NewDisposeScope();
        var x = Points(20, 3, 0, 1);
        string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        Assert.Contains("attribute 'sex': found inputs of 1 group",
            Message(() => KnownFactor.Of(new Grouping("sex", ["F", "M"], new int[20]))));
        Assert.Contains("factor 'sex = M': found 30 values, expected 20",
            Message(() => new UnitDissection().Find(x, [.. KnownFactor.Of(Sex(30))])));
        Assert.Contains("factor 'z', input 1: found NaN", Message(() => _ = new KnownFactor("z", [1, double.NaN])));
        Assert.Contains("found no factors", Message(() => new UnitDissection().Find(x)));
        Assert.Contains("expected [n, units]",
            Message(() => new UnitDissection().Find(zeros(0, 3), [.. KnownFactor.Of(Sex(20))])));
        Assert.Contains("expected at least 10", Message(() =>
            new UnitDissection().Combinations(x, new KnownFactor("z",
                [.. Enumerable.Range(0, 20).Select(i => i < 5 ? 1.0 : 0)]), 1)));
    }
}
