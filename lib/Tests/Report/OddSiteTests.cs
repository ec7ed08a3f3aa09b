using System.Globalization;
using System.Net;

namespace FairLab.Report.Tests;

/// <summary>Whatever is wrong with one study, its page says so and the others are whole.</summary>
public sealed class OddSiteTests : IDisposable
{
    readonly OddRepository _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Runs_that_failed_are_said_once_with_the_error_and_how_to_go_on()
    {
        string page = _site.Report(_site.Failed(40, "DataException: <b>no</b> column 'race'"));
        Assert.Contains("40 of 40 runs did not finish, so nothing is claimed.", page);
        Assert.Contains("x=0,seed=0, x=1,seed=0 and 38 more: failed", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "no&lt;/b&gt; column"));
        Assert.Contains("./fairlab run odd</code> tries these again", page);
        Assert.Contains("Figures and tables below are of an earlier run.", page);
        Assert.DoesNotContain("claims hold", page);
        Assert.Contains("no results", _site.Read("results/report/index.html"));
    }

    [Fact]
    public void A_study_never_run_says_so_and_one_that_only_failed_says_why()
    {
        Directory.Delete(Path.Combine(_site.Root, "results", "odd"), recursive: true);
        string page = _site.Report();
        Assert.Contains("It has not been run yet.", page);
        Assert.Contains("./fairlab run odd", page);

        _site.Failed(1, "no column 'race'").Unfinished[0].Save(Path.Combine(_site.Root, "results/runs/odd/x=0-1"));
        page = _site.Report();
        Assert.Contains("1 run did not finish", page);
        Assert.Contains("no column &#39;race&#39;", page);
    }

    [Theory]
    [InlineData("scores.csv", "a,b\n1\n", "The table scores cannot be shown: ")]
    [InlineData("scores.csv", "", "The table scores cannot be shown: ")]
    [InlineData("trend.plotly.json", "{\"data\": [", "The figure trend cannot be shown: ")]
    [InlineData("trend.plotly.json", "{}", "The figure trend cannot be shown: ")]
    [InlineData("trend.plotly.json", "", "The figure trend cannot be shown: ")]
    [InlineData("claims.json", "<<<<<<< ours", "found something that is no list of claims")]
    public void A_damaged_file_is_named_and_hides_nothing_else(string file, string text, string message)
    {
        _site.Write("results/odd/" + file, text);
        string page = _site.Report();
        Assert.Contains(message, page);
        Assert.Equal(file != "scores.csv", page.Contains("<table class=\"results\">", StringComparison.Ordinal));
        Assert.Equal(file != "trend.plotly.json", page.Contains("class=\"figure\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_notebook_is_named_and_hides_nothing_else()
    {
        _site.Write("notebooks/odd.ipynb", "no JSON");
        Assert.Contains("1 of 1 claims hold", _site.Report());
        Assert.Contains("It cannot be shown: ", _site.Read("results/report/odd.notebook.html"));
    }

    [Fact]
    public void An_experiment_somebody_is_writing_hides_no_other()
    {
        _site.Write("experiments/new.yaml", "study: new\n  title: [\n");
        Assert.Contains("1 of 1 claims hold", _site.Report());
    }

    [Fact]
    public void A_table_without_rows_says_so_and_one_of_ten_thousand_shows_the_first()
    {
        _site.Table("odd", "empty", "method,accuracy\n");
        _site.Table("odd", "large", "i,value\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{i},{i / 7.0:R}\n"))));
        string page = _site.Report();
        Assert.Contains("The table has no rows.", page);
        Assert.Contains("The first 1,000 of 10,000 rows.", page);
        Assert.InRange(page.Length, 10_000, 500_000);
    }

    [Fact]
    public void Cells_are_text_whatever_they_hold()
    {
        string long_ = new('w', 300);
        _site.Table("odd", "cells", $"""
            text,number
            "{OddRepository.Script.Replace("\"", "\"\"")}",NaN
            字 שלום 👩🏽‍🔬 ŷ,
            {long_},Infinity
            ,1e-300

            """);
        string page = _site.Report();
        Assert.Contains(WebUtility.HtmlEncode(OddRepository.Script), page);
        Assert.DoesNotContain(OddRepository.Script, page);
        Assert.Contains(">undefined<", page);
        Assert.Contains(">∞<", page);
        Assert.Contains(long_, page);
    }
}
