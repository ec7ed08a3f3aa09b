using FairLab.Metrics;

namespace FairLab.Audit.Tests;

/// <summary>What is counted, against the library's own counts of the same people in memory.</summary>
public sealed class CountsTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rates_of_every_group_and_crossing_are_those_of_the_library(int seed)
    {
        var people = People.Draw(seed, 700, gap: 0.1);

        var report = _folder.Run(people.Csv());

        foreach (var (audit, counts) in report.Groups.Zip(new[] { people.Counts("sex"), people.Counts("race"),
            people.Counts("sex", "race") }))
            foreach (var rate in ConfusionRate.All)
            {
                foreach (string group in counts.Groups)
                {
                    var estimate = rate.Estimate(counts[group]);
                    var own = audit.Rates.Single(r => r.Rate == rate.Name && r.Group == group);
                    Assert.Equal(estimate.Value.Value, own.Value.Value, 12);
                    Assert.Equal(estimate.Lower.Value, own.Interval.Lower.Value, 12);
                    Assert.Equal((long)rate.Whole(counts[group]), own.Rows);
                }
                Assert.Equal(rate.Of(counts.Overall).Value,
                    audit.Rates.Single(r => r.Rate == rate.Name && r.Group == "everybody").Value.Value, 12);
            }
    }

    [Fact]
    public void Metrics_are_those_of_the_library_over_groups_that_are_large_enough()
    {
        var people = People.Draw(5, 3000, gap: 0.1);
        var counts = people.Counts("sex");

        var report = _folder.Run(people.Csv());

        // The larger group, M, is what F is compared with: z = 1, as in the library's order.
        foreach (var metric in GroupMetrics.All)
            Assert.Equal(counts[metric].Value, report.Groups[0].Metric(metric.Name)!.Value.Value, 12);
    }

    [Fact]
    public void A_row_of_weight_k_is_k_rows()
    {
        var people = People.Draw(6, 2000, gap: 0.1);

        var weighted = _folder.Run(people.Csv(), o => o with { Weight = "w", Score = "s" });
        var repeated = _folder.Run(people.Repeated().Csv(), o => o with { Score = "s" });

        Assert.Equal(repeated.Overall, weighted.Overall);
        foreach (var (a, b) in weighted.Groups.Zip(repeated.Groups))
        {
            foreach (var (x, y) in a.Rates.Zip(b.Rates))
                Assert.Equal(y.Value.Value, x.Value.Value, 12);
            foreach (var (x, y) in (a.Scores?.Metrics ?? []).Zip(b.Scores?.Metrics ?? []))
                Assert.Equal(y.Value.Value, x.Value.Value, 9);
        }
        // Uneven weights are worth fewer people than rows repeated: the same share is less certain.
        Assert.All(weighted.Groups[0].Rates.Zip(repeated.Groups[0].Rates), pair =>
            Assert.True(Width(pair.First) >= Width(pair.Second)));

        static double Width(GroupRate rate) => rate.Interval.Upper - rate.Interval.Lower;
    }

    [Fact]
    public void Equal_weights_give_the_intervals_of_as_many_rows()
    {
        string csv = People.Draw(7, 1500, gap: 0.1).Csv();
        string twos = string.Join('\n', csv.Split('\n').Select((l, i) =>
            i == 0 || l.Length == 0 ? l : l[..(l.LastIndexOf(',') + 1)] + "2"));

        var plain = _folder.Run(csv);
        var weighted = _folder.Run(twos, o => o with { Weight = "w" });

        foreach (var (x, y) in plain.Groups[0].Comparisons.Zip(weighted.Groups[0].Comparisons))
        {
            Assert.Equal(x.Interval.Lower.Value, y.Interval.Lower.Value, 9);
            Assert.Equal(x.PValue.Value, y.PValue.Value, 6);
        }
        // Smoothing adds one person, who counts for less among people who count twice.
        foreach (var (x, y) in plain.Groups[0].Metrics.Zip(weighted.Groups[0].Metrics)
            .Where(m => !m.First.Name.StartsWith("differential_fairness", StringComparison.Ordinal)))
            Assert.Equal((x.Value.Value, x.Estimate.Lower.Value), (y.Value.Value, y.Estimate.Lower.Value));
    }

    [Fact]
    public async Task Parquet_and_CSV_and_any_order_of_rows_give_the_same_audit()
    {
        var people = People.Draw(8, 1200, gap: 0.1);
        await people.WriteParquetAsync(_folder.Path("p.parquet"), groups: 3);
        AuditOptions With(AuditOptions o) => o with { Score = "s", Weight = "w" };

        var csv = _folder.Run(people.Csv(), With);
        var reversed = _folder.Run(people.Select(Enumerable.Range(0, 1200).Reverse()).Csv(), With);
        var parquet = PredictionAudit.Run(With(AuditFolder.Options with { Predictions = _folder.Path("p.parquet") }));

        string Json(AuditReport r) => AuditJson.Of(r with { File = csv.File, Options = csv.Options });
        Assert.Equal(Json(csv), Json(reversed));
        Assert.Equal(Json(csv), Json(parquet));
    }

    [Fact]
    public void Any_separator_quotes_blank_lines_and_a_mark_at_the_start_are_read()
    {
        var report = _folder.Run("\uFEFFsex;race;y;yhat\n\"F\";\"a;\"\"b\"\"\";1;1\n\nM;c;0;0\n");

        Assert.Equal(2, report.File.Rows);
        Assert.Contains("a;\"b\"", report.Groups[1].Groups);
    }

    [Fact]
    public void Favourable_values_may_be_words_several_and_spelt_otherwise_in_labels_and_decisions()
    {
        var report = _folder.Run("sex,race,y,yhat\nF,a,>50K.,1\nM,a,<=50K.,0\nM,a,>50K,1\n",
            o => o with { Favourable = [">50K", ">50K."] });

        Assert.Equal(new Confusion(2, 0, 1, 0), report.Overall);
    }

    [Fact]
    public void A_number_that_is_named_as_favourable_is_not_read_as_0_and_1()
    {
        var report = _folder.Run("sex,race,y,yhat\nF,a,2,2\nM,a,1,1\nM,a,1,2\n", o => o with { Favourable = ["2"] });

        Assert.Equal(new Confusion(1, 1, 1, 0), report.Overall);
    }

    [Fact]
    public void Without_labels_only_selection_is_audited()
    {
        var report = _folder.Run(People.Draw(9, 500).Csv(), o => o with { Label = null });

        Assert.All(report.Groups.SelectMany(g => g.Rates), r => Assert.Equal("selection_rate", r.Rate));
        Assert.DoesNotContain(report.Groups[0].Metrics, m => m.Name is "accuracy" or "opportunity_gap");
        Assert.DoesNotContain("accuracy", AuditHtml.Of(report), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(report.Findings, f => f.Kind == FindingKind.CannotSay
            && f.Text.Contains("--label", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_values_are_left_out_and_counted_or_a_group_of_their_own()
    {
        const string csv = "sex,race,y,yhat\nF,a,1,1\n?,a,1,1\nM,,0,0\nM,a,NA,0\nM,a,0,\nM,a,0,0\n";

        var dropped = _folder.Run(csv, o => o with { Missing = Data.MissingGroups.Drop });
        Assert.Equal((6L, 2L), (dropped.File.Rows, dropped.Groups[0].Rows.Sum()));
        Assert.Equal(["race", "sex", "y", "yhat"], dropped.File.Dropped.Keys.Order(StringComparer.Ordinal));
        Assert.All(dropped.File.Dropped.Values, n => Assert.Equal(1, n));

        var own = _folder.Run("sex,race,y,yhat\nF,a,1,1\n?,a,1,1\n,a,0,0\n",
            o => o with { Missing = Data.MissingGroups.OwnGroup });
        Assert.Equal(2, own.Groups[0].Rows[own.Groups[0].Groups.ToList().IndexOf("missing")]);
    }
}
