using FairLab.Data;

namespace FairLab.Tests.Text;

public sealed class DialectDocumentsTests
{
    [Theory]
    [InlineData(0, 500, 500)]
    [InlineData(0.5, 750, 250)]
    [InlineData(0.8, 900, 100)]
    [InlineData(-1, 0, 1000)]
    public void Cells_have_exactly_the_shares_that_the_correlation_asks_for(double r, int alike, int unlike)
    {
        var data = DialectDocuments.Draw(2000, r, 1);
        Assert.Equal(2000, data.Width);
        Assert.Equal(["a", "b"], data.Group.Levels);
        int Cell(int y, int z) => Enumerable.Range(0, data.Rows)
            .Count(i => data.Labels[i] == y && data.Group.Codes[i] == z);
        Assert.Equal((alike, alike, unlike, unlike), (Cell(0, 0), Cell(1, 1), Cell(0, 1), Cell(1, 0)));
        Assert.All(Enumerable.Range(0, data.Rows), i => Assert.Equal(30, data.Row(i).ToArray().Sum()));
        Assert.Equal(data.Features, DialectDocuments.Draw(2000, r, 1).Features);
        Assert.NotEqual(data.Features, DialectDocuments.Draw(2000, r, 2).Features);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    public void Words_have_the_shares_that_are_asked_for(double purity)
    {
        var data = DialectDocuments.Draw(4000, 0, 3, new DialectOptions { DialectPurity = purity });
        double Share(string stem, Func<int, bool> of) => Sum(data, stem, of) / Sum(data, "", of);
        // Three standard errors of a share of 60,000 words.
        Assert.Equal(0.2 * 0.7, Share("topic-b", i => data.Labels[i] == 1), 0.0045);
        Assert.Equal(0.2 * 0.3, Share("topic-a", i => data.Labels[i] == 1), 0.0045);
        Assert.Equal(0.3 * purity, Share("dialect-a", i => data.Group.Codes[i] == 0), 0.006);
        Assert.Equal(0.3 * (1 - purity), Share("dialect-a", i => data.Group.Codes[i] == 1), 0.006);
    }

    [Fact]
    public void Texts_keep_their_words_and_get_those_of_a_dialect()
    {
        RatedText[] texts = [.. Enumerable.Range(0, 2000).Select(i =>
            new RatedText(i % 2 == 0 ? "a good rare" + i + " day" : "a bad day", i % 2 == 0 ? 0.9 : 0.2))];
        var data = DialectDocuments.Plant(texts, 0.5, 1);
        Assert.Equal(["a", "bad", "day", "good"], data.FeatureNames.Take(4));
        Assert.Equal(204, data.Width);
        Assert.All(Enumerable.Range(0, data.Rows), i =>
        {
            Assert.Equal(i % 2 == 0 ? 1 : 0, data.Labels[i]);
            Assert.Equal(i % 2 == 0 ? [1, 0, 1, 1] : [1, 1, 1, 0], data.Row(i)[..4].ToArray());
        });
        var alike = Enumerable.Range(0, data.Rows).Count(i => data.Labels[i] == data.Group.Codes[i]);
        Assert.Equal(0.75, alike / 2000.0, 0.03);
        // Of 3.5 words that are there a document has 1.5 of a dialect beside them, eight tenths of them its author's.
        Assert.Equal(1.5, Sum(data, "dialect", _ => true) / 2000, 0.1);
        Assert.Equal(0.8, Sum(data, "dialect-b", i => data.Group.Codes[i] == 1)
            / Sum(data, "dialect", i => data.Group.Codes[i] == 1), 0.04);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("found 1.5, expected a number in [-1, 1]",
            Assert.ThrowsAny<ArgumentException>(() => DialectDocuments.Draw(100, 1.5, 1)).Message);
        Assert.Contains("found shares of 0.6 words of topics and 0.7 of dialects, expected at most 1 together",
            Assert.Throws<ArgumentException>(() => DialectDocuments.Draw(100, 0, 1,
                new DialectOptions { TopicShare = 0.6, DialectShare = 0.7 })).Message);
        Assert.Contains("expected a number below 1", Assert.ThrowsAny<ArgumentException>(() =>
            DialectDocuments.Plant([new("good", 1)], 0, 1, new DialectOptions { DialectShare = 1 })).Message);
        Assert.ThrowsAny<ArgumentException>(() => new DialectOptions { DialectPurity = -0.1 });
    }

    static double Sum(TabularDataset data, string stem, Func<int, bool> of)
    {
        int[] words = [.. data.FeatureNames.Index().Where(w => w.Item.StartsWith(stem, StringComparison.Ordinal))
            .Select(w => w.Index)];
        return Enumerable.Range(0, data.Rows).Where(of).Sum(i => words.Sum(w => (double)data.Row(i)[w]));
    }
}
