using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class DatasetSummaryTests
{
    static TabularDataset People(Func<TabularDataset, TabularDataset>? change = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file,
                "p,age,job,sex,w,pay,y\na,20,x,Male,1,10,1\nb,,y,Female,2,20,0\n"
                + "c,40,NA,Male,1,30,0\nd,30,x,Female,2,,1\n");
            var data = TabularDataset.FromCsv(file, new DatasetOptions
            {
                Name = "small", Label = "y", Favourable = 1, Groups = ["sex"], Privileged = ["Male"], Weights = "w",
                    Id = "p",
                Features = ["age", "job", "sex"], Missing = MissingValues.Mean,
            });
            return change?.Invoke(data) ?? data;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_number_of_every_person_is_no_feature_unnoticed()
    {
        var path = Path.GetTempFileName();
        try
        {
            string Read(int people, Func<int, int> number, string? id = null)
            {
                File.WriteAllLines(path, Enumerable.Range(0, people)
                    .Select(i => $"{number(i)},{i % 2},{i % 3 % 2}").Prepend("no,sex,hired"));
                return TabularDataset.FromCsv(path, "hired", "1", ["sex"], id: id).Summary().Text;
            }

            const string Said = "The feature 'no' has another whole number in every row: "
                + "if it only numbers people, say id: \"no\".";
            Assert.EndsWith(Said, Read(30, i => 1_000 + i));
            Assert.DoesNotContain("numbers people", Read(30, i => i % 29));
            Assert.DoesNotContain("numbers people", Read(10, i => i));
            Assert.DoesNotContain("numbers people", Read(30, i => i, id: "no"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_summary_tells_what_became_of_every_column() => Assert.Equal("""
        | column | role | type | levels | missing | treatment | features |
        | --- | --- | --- | ---: | ---: | --- | ---: |
        | p | id | category | 4 | 0 |  | 0 |
        | age | feature | number | 3 | 1 | mean 30 | 1 |
        | job | feature | category | 3 | 1 | level 'missing' | 3 |
        | sex | group, feature | category | 2 | 0 |  | 1 |
        | w | weights | number | 2 | 0 |  | 0 |
        | pay | not used |  | 4 | 0 |  | 0 |
        | y | label | number | 2 | 0 |  | 0 |

        """.ReplaceLineEndings("\n"), People().Summary().Columns.ToMarkdown());

    [Fact]
    public void Base_rates_are_weighted_and_shown_by_group()
    {
        var summary = People().Summary();
        Assert.Equal("""
            | attribute | group | side | rows | share | base_rate |
            | --- | --- | --- | ---: | ---: | ---: |
            | sex | Female | unprivileged | 2 | 0.667 | 0.500 |
            | sex | Male | privileged | 2 | 0.333 | 0.500 |

            """.ReplaceLineEndings("\n"), summary.Groups.ToMarkdown());
        Assert.StartsWith("small: 4 rows, 5 features, weights that add up to 6; target y: 0, 1; favourable 1. Read "
            + "from ", summary.Text);
    }

    [Fact]
    public void Without_a_favourable_part_means_and_shares_are_shown_and_without_people_nothing()
    {
        var number = People(d => d.WithTarget(Target.Numeric("pay", [10, 20, 30, 40]))).Summary().Groups;
        Assert.Equal([30, 20], number.Numbers("mean pay"));
        var classes = People(d =>
            d.WithTarget(Target.Multiclass("grade", ["A", "B", "C"], [0, 0, 2, 1]))).Summary().Groups;
        Assert.Equal([0.5, 0.5], classes.Numbers("share of A"));
        Assert.Equal([0.5, 0], classes.Numbers("share of B"));
        Assert.DoesNotContain("base_rate", People(d => d.WithoutLabels()).Summary().Groups.Columns);
        var men = People(d => d.Select([0, 2])).Summary();
        Assert.Contains("| sex | Female | unprivileged | 0 | 0.000 | undefined |", men.Groups.ToMarkdown());
    }

    [Fact]
    public void Data_of_the_catalogue_has_one_too()
    {
        var data = Datasets.Load("adult-counts");
        var summary = data.Summary();
        Assert.Equal([.. data.BaseRates()], summary.Groups.Where("attribute", "sex").Numbers("base_rate"));
        Assert.Equal(data.Width, summary.Columns.Numbers("features").Sum());
        Assert.Contains("<table>", summary.ToHtml());
        Assert.Contains("48,842 rows", summary.Text);
    }
}
