using FairLab.Data;
using FairLab.Models;

namespace FairLab.Tests.Text;

public sealed class VaderTests
{
    static readonly Vader Scorer = new(WordRatings.Load());

    [Theory]
    // Compound scores as the readme of vaderSentiment prints them for its demonstration (the sentences with emoji left
    // out).
    [InlineData("VADER is smart, handsome, and funny.", 0.8316)]
    [InlineData("VADER is not smart, handsome, nor funny.", -0.7424)]
    [InlineData("VADER is smart, handsome, and funny!", 0.8439)]
    [InlineData("VADER is very smart, handsome, and funny.", 0.8545)]
    [InlineData("VADER is VERY SMART, handsome, and FUNNY.", 0.9227)]
    [InlineData("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342)]
    [InlineData("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469)]
    [InlineData("The book was good.", 0.4404)]
    [InlineData("The book was kind of good.", 0.3832)]
    [InlineData("The plot was good, but the characters are uncompelling and the dialog is not great.", -0.7042)]
    [InlineData("At least it isn't a horrible book.", 0.431)]
    [InlineData("Make sure you :) or :D today!", 0.8633)]
    [InlineData("Today SUX!", -0.5461)]
    [InlineData("Today only kinda sux! But I'll get by, lol", 0.2228)]
    public void Compound_is_that_of_the_documentation(string text, double compound) =>
        Assert.Equal(compound, Scorer.Compound(text), 5e-5);

    [Theory]
    [InlineData("")]
    [InlineData("The table is here")]
    [InlineData("I !")]
    public void Compound_of_a_text_without_rated_words_is_0(string text) => Assert.Equal(0, Scorer.Compound(text));

    [Fact]
    public void Compound_does_not_depend_on_a_name_except_on_one_that_is_rated()
    {
        double Of(string name) => Scorer.Compound($"{name} was furious this morning.");
        Assert.Equal(["Tia"], Person.Names.Where(n => Of(n) != Of("Adam")));
    }
}
