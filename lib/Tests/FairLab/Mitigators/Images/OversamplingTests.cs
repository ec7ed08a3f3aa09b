using FairLab.Mitigators;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Images;

/// <summary>Classes brought to quotas, and copies that are changed.</summary>
public sealed class OversamplingTests
{
    // Every row is known by its first number.
    static TensorDataset Data(params int[] counts)
    {
        long[] labels = [.. counts.SelectMany((n, c) => Enumerable.Repeat((long)c, n))];
        var inputs = arange(0L, labels.Length, 1L).to(ScalarType.Float32).reshape(-1, 1, 1, 1) / 100;
        return new TensorDataset(inputs.expand(labels.Length, 1, 4, 4).contiguous(), tensor(labels));
    }

    static float[] Names(TensorDataset data) => [.. data.Inputs.flatten(1).select(1, 0).data<float>()];

    static long[] Labels(TensorDataset data) => [.. data.Labels.data<long>()];

    [Fact]
    public void Counts_are_exactly_the_quotas_and_rows_are_drawn_evenly()
    {
        var data = Data(5, 3, 4);
        var drawn = new Oversampling().Apply(data, [7, 11, 4], seed: 1);
        Assert.Equal([7, 11, 4], Labels(drawn).GroupBy(c => c).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(Names(data), Names(drawn)[..12]);
        foreach (var (name, label) in Names(drawn).Zip(Labels(drawn)))
            Assert.Equal(Labels(data)[Array.IndexOf(Names(data), name)], label);
        var times = Names(drawn).CountBy(n => n).ToDictionary();
        Assert.All(Names(data)[5..8], name => Assert.InRange(times[name], 3, 4));
        Assert.All(Names(data)[8..], name => Assert.Equal(1, times[name]));
        Assert.Equal(Names(drawn), Names(new Oversampling().Apply(data, [7, 11, 4], seed: 1)));
        Assert.Equal((data.Target, data.Outputs), (drawn.Target, drawn.Outputs));
    }

    [Fact]
    public void Only_copies_are_changed()
    {
        var data = Data(5, 3);
        var changed = new Oversampling { Augmentation = new() { Noise = 0.001 } }.Apply(data, [5, 30], seed: 1);
        Assert.Equal(35, changed.Inputs.shape[0]);
        Assert.True(changed.Inputs.narrow(0, 0, 8).eq(data.Inputs).all().item<bool>());
        using var copies = changed.Inputs.narrow(0, 8, 27);
        Assert.False(copies.select(0, 0).eq(copies.select(0, 1)).all().item<bool>());
        Assert.True(copies.ge(0.04).all().item<bool>() && copies.le(0.08).all().item<bool>());
    }

    [Fact]
    public void A_picture_is_flipped_and_shifted_and_nothing_else()
    {
        using var picture = arange(0L, 24L, 1L).to(ScalarType.Float32).reshape(1, 2, 3, 4) / 24;
        using var many = picture.expand(200, 2, 3, 4).contiguous();
        var flips = new ImageAugmentation { Shift = 0, Noise = 0 };
        using var flipped = flips.Apply(many, seed: 1);
        float[] plain = [.. picture.data<float>()];
        float[] mirrored = [.. plain.Chunk(4).SelectMany(row => row.Reverse())];
        var found = flipped.data<float>().ToArray().Chunk(24).ToArray();
        Assert.All(found, p => Assert.True(p.SequenceEqual(plain) || p.SequenceEqual(mirrored)));
        Assert.InRange(found.Count(p => p.SequenceEqual(plain)), 70, 130);

        using var shifted = new ImageAugmentation { Flip = false, Shift = 1, Noise = 0 }.Apply(many, seed: 1);
        var places = shifted.data<float>().ToArray().Chunk(24).Select(p => string.Join(" ", p)).Distinct().ToArray();
        Assert.Equal(9, places.Length);
        // Down by one and right by one: borders are repeated.
        int[] At(int y, int x) => [Math.Max(0, y - 1), Math.Max(0, x - 1)];
        float[] moved = [.. Enumerable.Range(0, 24).Select(i =>
            plain[i / 12 * 12 + At(i / 4 % 3, i % 4)[0] * 4 + At(i / 4 % 3, i % 4)[1]])];
        Assert.Contains(string.Join(" ", moved), places);

        using var grey = full([50, 1, 8, 8], 0.5f);
        using var noisy = new ImageAugmentation { Flip = false, Shift = 0, Noise = 0.1 }.Apply(grey, seed: 1);
        Assert.Equal(0.1, noisy.std().item<float>(), 0.01);
        Assert.Equal(0.5, noisy.mean().item<float>(), 0.01);
    }

    [Fact]
    public void Quotas_that_cannot_be_met_are_refused()
    {
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        var some = new Oversampling();
        Assert.Contains("class 0: found 5 rows and the quota 4", Message(() => some.Apply(Data(5, 3), [4, 3], 1)));
        Assert.Contains("found 3 quotas, expected 2", Message(() => some.Apply(Data(5, 3), [9, 9, 9], 1)));
        Assert.Contains("class 1: found 0 rows and the quota 2, expected a row at least",
            Message(() => some.Apply(Data(5, 0, 1), [5, 2, 1], 1)));
        Assert.Contains("found weights", Message(() =>
            some.Apply(Data(1, 1) with { Weights = [1, 2] }, [2, 2], 1)));
        Assert.Contains("found numbers to regress on", Message(() =>
            some.Apply(new TensorDataset(zeros(2, 1), zeros(2)), [2], 1)));
        Assert.Contains("expected [n, channels, height, width]", Message(() =>
            new ImageAugmentation().Apply(zeros(2, 3), 1)));
    }

    [Fact]
    public void Rows_are_appended_to_others_of_their_kind()
    {
        var (data, more) = (Data(2, 1, 1), Data(1, 1));
        // Two classes of three: the last may have no row.
        var both = data.Append(more with { Target = data.Target, Outputs = data.Outputs });
        Assert.Equal([0, 0, 1, 2, 0, 1], Labels(both));
        Assert.Equal(3, both.Outputs);
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains("found Binary rows of shape [1, 4, 4]", Message(() => data.Append(more)));
        Assert.Contains("found Multiclass rows of shape [2]",
            Message(() => data.Append(new TensorDataset(zeros(3, 2), tensor([0L, 1L, 2L])))));
        Assert.Contains("found rows with groups or weights",
            Message(() => (data with { Weights = [1, 1, 1, 1] }).Append(data)));
    }
}
