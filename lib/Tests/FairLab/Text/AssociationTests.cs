using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Text;

public sealed class AssociationTests
{
    [Fact]
    public void Test_by_hand()
    {
        // x = 3, 2 and y = 1, 0: Σx - Σy = 4; of the six partitions only the observed one reaches it.
        // Means 2.5 and 0.5, sample deviation of 0..3 is √(5/3).
        var test = WordAssociation.Test([3, 2], [1, 0], 0);
        Assert.Equal((4, 6, true), (test.Statistic, test.Partitions, test.IsExact));
        Assert.Equal(1.0 / 6, test.PValue, 1e-12);
        Assert.Equal(2 / Math.Sqrt(5.0 / 3), test.EffectSize, 1e-12);
        // The other way about every partition is at least as large.
        Assert.Equal(1, WordAssociation.Test([1, 0], [3, 2], 0).PValue, 1e-12);
    }

    [Fact]
    public void Test_of_vectors_by_hand()
    {
        // In the plane: a = (1, 0), b = (0, 1); s(w) = cos φ - sin φ.
        var vectors = new WordVectors(["a", "b", "x", "y", "z", "w"], 2, [1, 0, 0, 1, 1, 0, 0, 1, 3, 4, 4, 3]);
        var test = WordAssociation.Test(vectors, new WordLists("", ["x", "w", "missing"], ["y", "z"], ["a"], ["b"]), 0);
        Assert.Equal(1 + 0.2 + 1 + 0.2, test.Statistic, 1e-6);
        Assert.Equal(["missing"], test.LeftOut);
        Assert.Equal(1.0 / 6, test.PValue, 1e-12);
    }

    [Property(MaxTest = 100)]
    public bool Effect_size_lies_within_two_and_p_is_a_share_of_the_partitions(int seed, byte size)
    {
        var random = new SeededRandom(seed);
        var n = 2 + size % 4;
        double[] Draw() => [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
        var (x, y) = (Draw(), Draw());
        var (there, back) = (WordAssociation.Test(x, y, 0), WordAssociation.Test(y, x, 0));
        return Math.Abs(there.EffectSize) <= 2 && Math.Abs(there.EffectSize + back.EffectSize) < 1e-12
            && there.PValue >= 1.0 / there.Partitions
            && Math.Abs(there.PValue * there.Partitions - Math.Round(there.PValue * there.Partitions)) < 1e-6
            // Without ties the observed partition alone counts in both directions.
            && Math.Abs(there.PValue + back.PValue - 1 - 1.0 / there.Partitions) < 1e-9;
    }

    [Fact]
    public void Sampled_p_agrees_with_exact()
    {
        var random = new SeededRandom(3);
        double[] x = [.. Enumerable.Range(0, 10).Select(_ => random.NextGaussian() + 0.4)],
            y = [.. Enumerable.Range(0, 10).Select(_ => random.NextGaussian())];
        var exact = WordAssociation.Test(x, y, 0);                                       // 184,756 partitions
        Assert.True(exact.IsExact);
        double[] more = [.. x, 0.1, 0.2], other = [.. y, 0.1, 0.2];                     // 2,704,156 partitions
        var sampled = WordAssociation.Test(more, other, 1, 50_000);
        Assert.False(sampled.IsExact);
        Assert.Equal(sampled.PValue, WordAssociation.Test(more, other, 2, 50_000).PValue, 0.01);
        Assert.Equal(exact.PValue, sampled.PValue, 0.05);
    }

    [Fact]
    public void Test_without_words_says_what_is_missing()
    {
        var vectors = new WordVectors(["a", "b"], 1, [1, 2]);
        Assert.Contains("found 1 of 2 words with a vector that has a direction, expected at least 2",
            Assert.Throws<ArgumentException>(
                () => WordAssociation.Test(
                    vectors, new WordLists("", ["a", "q"], ["a", "b"], ["a"], ["b"]), 0)).Message);
        Assert.False(WordAssociation.Test([1, 1], [1, 1], 0).EffectSize.IsDefined);
    }

    [MirrorTheory]
    // The paper's effect sizes are on GloVe of 840 billion words in 300 dimensions: 1.50, 1.53, 1.41, 1.50, 1.28, 1.81,
    // 1.06, 1.24, 1.38, 1.21. On these 100 dimensions only the direction, and that it is large, can be asked for.
    [InlineData(0, 1.50)]
    [InlineData(1, 1.53)]
    [InlineData(2, 1.41)]
    [InlineData(5, 1.81)]
    [InlineData(6, 1.06)]
    public void Caliskans_tests_have_the_papers_direction(int index, double published)
    {
        using var store = DataStore.Default();
        var test = WordAssociation.Test(WordVectors.Load(), WordLists.LoadCaliskan(store)[index], 0, 20_000);
        Assert.InRange(test.EffectSize.Value, published - 0.8, 2);
        Assert.True(test.PValue < 0.05, $"p = {test.PValue}");
    }
}
