using FairLab.Data.Faces;
using FairLab.Metrics;
using FairLab.Models;
using MathNet.Numerics.Distributions;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace FairLab.Tests.Data.Faces;

/// <summary>
/// What a network could go by instead of a face: no pixel, corner or mean colour tells gender presentation as well as
/// the least of the stated cues does. The best is chosen on one half of the people and measured on the other.
/// </summary>
public sealed class FaceAuditTests(ITestOutputHelper output)
{
    const int People = 4000, Half = People / 2, Size = 48, Values = 3 * Size * Size;

    static readonly FaceSet Set = FaceSet.Sample(new FaceOptions(), People, 2024);
    static readonly bool[] IsMan = [.. Set.People.Select(p => p.Presentation == GenderPresentation.Man)];

    [Fact]
    public void No_pixel_tells_presentation()
    {
        var chosen = Enumerable.Range(0, Values).MaxBy(i => Apart(Area(i, 0, Half)));
        var (found, most) = (Apart(Area(chosen, Half, Half)), LeastCue());
        output.WriteLine(FormattableString.Invariant(
            $"best of {Values} values: {found:F3} at {chosen / 3 / Size}, {chosen / 3 % Size}")
            + FormattableString.Invariant($"; the least of the cues: {most:F3}"));
        Assert.True(found < 0.75, $"value {chosen}: AUC {found}");
        Assert.True(most > 0.95, $"the least of the cues: AUC {most}");
    }

    [Fact]
    public void No_mean_colour_tells_presentation()
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var found = Apart(Area(row => Mean(row, channel), Half, Half));
            output.WriteLine(FormattableString.Invariant($"mean of channel {channel}: {found:F3}"));
            Assert.True(found < 0.62, $"channel {channel}: AUC {found}");
        }
    }

    // Nothing at all: what differs by chance, with Holm's correction.
    [Fact]
    public void Corners_tell_nothing()
    {
        int[] corners = [0, Size - 1, Size * (Size - 1), Size * Size - 1];
        var p = MultipleTesting.Holm([.. corners.SelectMany(pixel => Enumerable.Range(0, 3).Select(channel =>
            MannWhitney(Area(3 * pixel + channel, 0, People), IsMan.Count(m => m), IsMan.Count(m => !m))))]);
        Assert.All(p, value => Assert.True(value > 0.01, $"p = {value}"));
    }

    // A classifier of all pixels finds the faces, and cannot be better than the cues that were drawn.
    [Fact]
    public void A_linear_probe_finds_less_than_the_cues_say()
    {
        using var scope = NewDisposeScope();
        var (train, check, test) = (Data(0, 2400), Data(2400, Half + 800), Data(2800, People));
        var learner = new NetworkLearner(_ => nn.Sequential(nn.Flatten(), nn.Linear(Values, 1))) { MaxEpochs = 30 };
        using var model = learner.Train(train, check, seed: 1);
        var scores = model.Predict(test.Inputs).data<float>().ToArray();
        var right = Enumerable.Range(0, scores.Length).Average(i => scores[i] > 0.5 == IsMan[2800 + i] ? 1.0 : 0);
        output.WriteLine(FormattableString.Invariant($"linear probe on pixels: {right:F3} right"));
        Assert.InRange(right, 0.6, 0.97);
    }

    static TensorDataset Data(int from, int to) => Set.Rows([.. Enumerable.Range(from,
        to - from)]).ToDataset("presentation");

    static double LeastCue() => new Func<PresentationCues, double>[] { c => c.Jaw, c => c.Brows, c => c.HairLength,
        c => c.Lips, c => c.Beard }
        .Min(cue => Apart(Area(row => cue(Set.People[row].Cues), Half, Half)));

    static double Mean(int row, int channel)
    {
        var sum = 0.0;
        var bytes = Set.Picture(row);
        for (var i = channel; i < bytes.Length; i += 3)
            sum += bytes[i];
        return sum;
    }

    // Whichever way round.
    static double Apart(double area) => Math.Max(area, 1 - area);

    // The area under the ROC curve of one value of the pictures: bytes are counted, not sorted.
    static double Area(int value, int from, int count)
    {
        var (men, women) = (new double[256], new double[256]);
        for (var row = from; row < from + count; row++)
            (IsMan[row] ? men : women)[Set.Picture(row)[value]]++;
        double below = 0, area = 0;
        for (var level = 0; level < 256; level++)
        {
            area += men[level] * (below + 0.5 * women[level]);
            below += women[level];
        }
        return area / men.Sum() / women.Sum();
    }

    static double Area(Func<int, double> value, int from, int count)
    {
        var values = Enumerable.Range(from, count).Select(row => (Value: value(row),
            Man: IsMan[row])).OrderBy(v => v.Value).ToArray();
        double men = values.Count(v => v.Man), below = 0, area = 0;
        for (var i = 0; i < values.Length;)
        {
            var (j, tiedMen) = (i, 0);
            for (; j < values.Length && values[j].Value == values[i].Value; j++)
                tiedMen += values[j].Man ? 1 : 0;
            var tiedWomen = j - i - tiedMen;
            area += tiedMen * (below + 0.5 * tiedWomen);
            below += tiedWomen;
            i = j;
        }
        return area / men / (values.Length - men);
    }

    static double MannWhitney(double area, double men, double women) =>
        2 * Normal.CDF(0, 1, -Math.Abs(area - 0.5) / Math.Sqrt((men + women + 1) / (12 * men * women)));
}
