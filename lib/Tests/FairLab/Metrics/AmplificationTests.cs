using System.Globalization;
using System.IO.Compression;
using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

public sealed class AmplificationTests
{
    [MirrorTheory]
    // uclanlp/reducingbias results/*.csv: amplification and violations before and after calibration.
    [InlineData("imSitu", 0.0502, 0.0239, 154, 107)]
    [InlineData("COCO", 0.0317, 0.0217, 40, 24)]
    public void Mean_of_the_authors_own_results_is_the_published_one(
        string set, double before, double after, int violationsBefore, int violationsAfter)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("FAIRLAB_DATA_MIRROR")!, "bias_amplification",
            $"{set}_gender_ratio_dev_res.csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).ToList();
        double[][] Column(int i) =>
            [.. rows.Select(r => double.Parse(r[i], CultureInfo.InvariantCulture)).Select(m => new[] { m, 1 - m })];
        Assert.Equal(before, Math.Round(BiasAmplification.Mean(Column(2), Column(3)), 4));
        Assert.Equal(after, Math.Round(BiasAmplification.Mean(Column(2), Column(4)), 4));
        // The authors count in floating point, where .55 - .5 ('rubbing', at the margin exactly) is above .05.
        int Published(int i) => rows.Count(r => Math.Abs(Share(r[2]) - Share(r[i])) > 0.05);
        int Exact(int i) => rows.Count(r => Math.Abs(Decimal(r[2]) - Decimal(r[i])) > 0.05m);
        Assert.Equal((violationsBefore, violationsAfter), (Published(3), Published(4)));
        Assert.Equal((Exact(3), Exact(4)),
            (BiasAmplification.Violations(Column(2), Column(3)), BiasAmplification.Violations(Column(2), Column(4))));

        static double Share(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Mean_by_hand()
    {
        // Cooking leans to women (0.67 -> 0.84, +0.17); driving leans to men (0.6 -> 0.5, -0.1); the mean is +0.035.
        Assert.Equal(0.035, BiasAmplification.Mean([[0.33, 0.67], [0.6, 0.4]], [[0.16, 0.84], [0.5, 0.5]]), 1e-12);
        Assert.Equal(
            0.17, BiasAmplification.Mean([[0.33, 0.67], [0.6, 0.4]], [[0.16, 0.84], [double.NaN, double.NaN]]), 1e-12);
        Assert.Equal([0.25, 0.75], BiasAmplification.Shares([[1, 3]])[0]);
        Assert.Throws<ArgumentException>(() => BiasAmplification.Mean([[0.5, 0.5]], [[1.5, -0.5]]));
    }

    [Fact]
    public void Directional_of_predictions_like_the_data_is_0_and_of_exaggeration_above_0()
    {
        // 10 women, 8 of them cooking; 10 men, 2 of them. The model says: all women cook, no man does.
        bool[][] a = [.. Enumerable.Range(0, 20).Select(i => new[] { i < 10, i >= 10 })];
        bool[][] t = [.. Enumerable.Range(0, 20).Select(i => new[] { i < 8 || i >= 18 })];
        bool[][] all = [.. a.Select(r => new[] { r[0] })];
        Assert.Equal(0, DirectionalBiasAmplification.AttributeToTask(a, t, t), 1e-12);
        Assert.Equal(0.2, DirectionalBiasAmplification.AttributeToTask(a, t, all), 1e-12);
        Assert.Equal(0, DirectionalBiasAmplification.TaskToAttribute(a, t, a), 1e-12);
        Assert.Equal("nobody has attribute 1",
            DirectionalBiasAmplification.AttributeToTask([[true, false]], [[true]], [[true]]).Reason);
    }
}
