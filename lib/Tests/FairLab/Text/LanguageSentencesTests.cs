using FairLab.Data;

namespace FairLab.Tests.Text;

/// <summary>Sentences in six languages, and English ones in other spellings.</summary>
public sealed class LanguageSentencesTests
{
    [Fact]
    public void Every_language_says_the_same_number_of_things()
    {
        var all = LanguageSentences.All;
        Assert.Equal(["Dutch", "English", "French", "German", "Spanish", "Swedish"], all.Languages);
        foreach (var language in all.Languages)
        {
            Assert.Equal(240, all.Write(language, 240, 1, isShort: true).Distinct().Count());
            Assert.Equal(12 * 20 * 10 * 8, all.Write(language, 19_200, 1).Distinct().Count());
            Assert.Throws<ArgumentException>(() => all.Write(language, 241, 1, isShort: true));
        }
        Assert.All(all.Write("English", 50, 2), s => Assert.Matches("^[A-Z].* .* .*[a-z]\\.$", s));
        Assert.Equal(all.Write("German", 20, 3), all.Write("German", 20, 3));
        Assert.Contains("'Germn'", Assert.Throws<ArgumentException>(() => all.Write("Germn", 1, 1)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 6, 10)]
    [InlineData(0.01, 1, 1)]
    public void Parts_have_no_phrase_in_common(double share, int who, int does)
    {
        var (first, second) = LanguageSentences.All.Deal(share, 7);
        string[] Short(LanguageSentences of, int count) => [.. of.Write("English", count, 1, isShort: true)];
        var (mine, others) = (Short(first, who * does), Short(second, (12 - who) * (20 - does)));
        static string Does(string sentence) => sentence[sentence.IndexOf(" is ", StringComparison.Ordinal)..];
        Assert.Equal(does, mine.Select(Does).Distinct().Count());
        Assert.Empty(mine.Select(Does).Intersect(others.Select(Does)));
        Assert.Equal(20, mine.Concat(others).Select(Does).Distinct().Count());
    }

    [Fact]
    public void Names_stand_in_the_place_of_phrases()
    {
        var told = LanguageSentences.All.Write("English", 40, 1, isShort: true, who: ["Malik", "Heather"]);
        Assert.Equal(20, told.Count(s => s.StartsWith("Malik is ", StringComparison.Ordinal)));
        Assert.Equal(20, told.Count(s => s.StartsWith("Heather is ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("standard", "My brother is reading the paper.", "My brother is reading the paper.")]
    [InlineData("endings", "My brother is singing this morning.", "My brother is singin this mornin.")]
    [InlineData("endings", "The king is cutting strings.", "The king is cuttin strings.")]
    [InlineData("sounds", "The other driver is with her mother.", "Da otha driva is wif her motha.")]
    [InlineData("sounds", "Their doctor is thinking for an hour.", "Deir docta is thinking for an hour.")]
    [InlineData("endings and sounds", "That waiter is feeding the horses.", "Dat waita is feedin da horses.")]
    [InlineData("Scots-like", "My old house is in the town every night.", "Ma auld hoose is in the toon every nicht.")]
    [InlineData("Scots-like", "All right, younger hours at home.", "Aw richt, younger hours at hame.")]
    public void Rules_rewrite(string rules, string text, string expected) =>
        Assert.Equal(expected, SpellingRules.All.Single(r => r.Name == rules).Rewrite(text));
}
