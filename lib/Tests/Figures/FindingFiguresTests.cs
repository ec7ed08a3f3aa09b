using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;

namespace FairLab.Figures.Tests;

public sealed class FindingFiguresTests
{
    [Fact]
    public void Findings_are_bars_and_flags_are_stars()
    {
        var columns = new TopDownFinding([new("zip_index", 0.4, 0.9, new(0.85, 0.95), 0.001, 0.001, true),
            new("debt", 0.2, 0.5, new(0.45, 0.55), 0.5, 0.5, false)], 0);
        Assert.Contains("share of attribution: (zip_index *, 0.4), (debt, 0.2)", columns.Figure().ToText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_persons_attributions_are_bars_the_largest_first()
    {
        var split = LoanApplications.Draw(200, 1, seed: 1).Data.Split(0.5, 0.2, 0.3, seed: 1);
        using var model = MlpClassifier.Train(split.Train, split.Validation,
            new MlpOptions { Hidden = [4], MaxEpochs = 1 }, seed: 1);
        var found = TableAttribution.Of(model, split.Test.Select([0, 1]));
        string first = found.Columns.Zip(found.Person(1)).MaxBy(p => Math.Abs(p.Second)).First;
        Assert.Contains($"attribution: ({first}, ", found.Figure(1, "one person").ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_coloured_words() => Assert.Contains(
        "score 0.700: good 0.5, film NaN", new[] { new TextAttribution(
            "good film", ["good", "film"], [0.5, double.NaN], 0.7, 0.2, 0) }.Figure("Texts").ToString(),
            StringComparison.Ordinal);
}
