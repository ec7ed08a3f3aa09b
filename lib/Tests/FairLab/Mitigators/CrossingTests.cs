using FairLab.Data;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Models;

namespace FairLab.Tests.Mitigators;

/// <summary>A crossing of attributes carries the columns of all of them.</summary>
public sealed class CrossingTests
{
    static readonly DataSplit Crossed =
        Datasets.Load("adult-counts").WithGroup("sex", "race").Split(0.05, 0.05, 0.9, seed: 1);

    [Fact]
    public void Columns_are_those_of_all_attributes_in_any_order_and_through_parts()
    {
        Assert.Equal(["sex", "race"], Crossed.Test.Group.Columns);
        var adult = Datasets.Load("adult-counts");
        Assert.Equal(["race", "sex"], adult.WithGroup("race", "sex").Select([3, 1]).Group.Columns);
        // Race twice, as two groups and as all, is one column; a crossing of a crossing has all.
        Assert.Equal(["race"], adult.WithGroup("race", "race-all").Group.Columns);
        Assert.Equal(["sex", "race"], Crossed.Train.WithGroup("sex × race", "race-all").Group.Columns);
    }

    [Fact]
    public void Removal_and_repair_take_all_columns_out()
    {
        Assert.Equal(["sex", "race"], new FeatureRemoval().Removed(Crossed.Train));
        foreach (var method in (IPreProcessor[])[new FeatureRemoval(), new DisparateImpactRepair()])
        {
            var change = method.Fit(Crossed.Train, 1);
            Assert.DoesNotContain(change.Train.FeatureList.Concat(change.Apply(Crossed.Test).FeatureList),
                f => f.Column is "sex" or "race");
            Assert.Contains(change.Train.FeatureList, f => f.Column == "married");
        }
        Assert.DoesNotContain(ProxyFinder.Rank(Crossed.Train), p => p.Column is "sex" or "race");
    }

    [Fact]
    public void Penalty_and_annotation_look_at_no_column()
    {
        var options = new MlpOptions { Hidden = [8], MaxEpochs = 20 };
        using var plain = new AttributionPenalty { Strength = 0 }.Train(Crossed, options, 1);
        using var penalized = new AttributionPenalty { Strength = 1000 }.Train(Crossed, options, 1);
        double Share(MlpClassifier model, string column)
        {
            var found = TableAttribution.Of(
                model, Crossed.Test.Select([.. Enumerable.Range(0, 500)]), new GradientTimesInput());
            return found.Shares[found.Columns.ToList().IndexOf(column)];
        }
        foreach (var column in (string[])["sex", "race"])
            Assert.True(Share(penalized, column) < 0.5 * Share(plain, column), column);
        var finding = new TopDownFinding([], 0);
        Assert.Equal(Crossed.Test.FeatureList.Select(f => f.Column is "sex" or "race" ? 1.0 : 0),
            finding.Annotation(Crossed.Test));
        var named = Assert.Throws<ArgumentException>(() =>
            new AttributionPenalty().Train(Crossed.Map(d => d.WithoutColumns("sex", "race")), options, 1)).Message;
        Assert.Contains("no feature of the group's own column 'sex', 'race'", named);
    }

    [Fact]
    public void Dealing_the_group_out_anew_moves_all_columns_together()
    {
        var data = Crossed.Test;
        var dealt = data.PermuteGroup(1);
        int At(string column) => data.FeatureList.ToList().FindIndex(f => f.Column == column);
        for (var row = 0; row < data.Rows; row++)
        {
            var name = dealt.Group.Levels[dealt.Group.Codes[row]];
            Assert.Equal(name.StartsWith("Male", StringComparison.Ordinal), dealt.Row(row)[At("sex")] == 1);
            Assert.Equal(name.EndsWith("× White", StringComparison.Ordinal), dealt.Row(row)[At("race")] == 1);
        }
    }
}
