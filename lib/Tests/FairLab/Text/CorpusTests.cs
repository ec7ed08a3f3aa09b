using FairLab.Data;

namespace FairLab.Tests.Text;

public sealed class CorpusTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Person_lists_are_those_of_the_corpus()
    {
        Assert.Equal(60, Person.All.Count);
        Assert.All(Person.All.Where(p => p.IsName).GroupBy(p => (p.Race, p.Gender)), g => Assert.Equal(10, g.Count()));
        Assert.All(Person.All.Where(p => !p.IsName).GroupBy(p => p.Pair),
            g => Assert.Equal(["female", "male"], g.Select(p => p.Gender)));
        // "62 distinct person strings": he and him, she and her count apart.
        Assert.Equal(62, Person.All.SelectMany(p => new[] { p.AsSubject, p.AsObject }).Distinct().Count());
        Assert.All(Person.RaceSwap, pair => Assert.Equal(pair.Key, Person.RaceSwap[pair.Value]));
        Assert.Equal(40, Person.RaceSwap.Count);
    }

    [Fact]
    public void Generate_has_the_design_of_the_corpus()
    {
        var sentences = EquityCorpus.Generate().Sentences;
        Assert.Equal(8640, sentences.Count);
        Assert.Equal(8640, sentences.Select(s => s.Text).Distinct().Count());
        Assert.Equal(11, sentences.Select(s => s.Template).Distinct().Count());
        Assert.Equal(7, sentences.Where(s => s.Emotion != "").Select(s => s.Template).Distinct().Count());
        Assert.All(sentences.Where(s => s.Emotion != "").GroupBy(s => s.Template), g => Assert.Equal(1200, g.Count()));
        Assert.All(sentences.Where(s => s.Emotion == "").GroupBy(s => s.Template), g => Assert.Equal(60, g.Count()));
        Assert.All(EquityCorpus.Emotions, e => Assert.Equal(2100, sentences.Count(s => s.Emotion == e)));
        Assert.Equal(40, sentences.Where(s => s.Word != "").Select(s => s.Word).Distinct().Count());
        Assert.Equal(62, sentences.Select(s => s.Person).Distinct().Count());
        Assert.All(sentences, s => Assert.Contains(s.Person, s.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(sentences, s => s.Text == "The news made her furious.");
    }

    [Fact]
    public void Load_reads_the_official_columns()
    {
        File.WriteAllText(_file, """
            ID,Sentence,Template,Person,Gender,Race,Emotion,Emotion word
            1,Alonzo is well.,<person> is well.,Alonzo,male,African-American,anger,well
            2,"He, too",<person> too,he,male,,,

            """);
        var sentences = EquityCorpus.Load(_file).Sentences;
        Assert.Equal(new EquitySentence("1", "Alonzo is well.", "<person> is well.", "Alonzo", "male",
            "African-American", "anger", "well"), sentences[0]);
        Assert.Equal(("He, too", "", ""), (sentences[1].Text, sentences[1].Race, sentences[1].Emotion));
    }

    [Theory]
    [InlineData("Alonzo", "Alonso", "expected 'Alonzo' or another of the corpus")]
    [InlineData("anger", "angst", "expected 'anger', 'fear', 'joy', 'sadness', ''")]
    [InlineData("Emotion word", "Word", "no column 'Emotion word'")]
    public void Load_of_something_else_says_what_it_should_be(string good, string bad, string message)
    {
        const string File = """
            ID,Sentence,Template,Person,Gender,Race,Emotion,Emotion word
            1,x,t,Alonzo,male,African-American,anger,well

            """;
        System.IO.File.WriteAllText(_file, File.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<DataException>(() => EquityCorpus.Load(_file)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Planted_corpus_has_the_association_asked_for(double association)
    {
        var texts = PlantedCorpus.Generate(new PlantedOptions { Association = association }, 7);
        Assert.InRange(texts.Count, 3995, 4000);
        Assert.All(texts, t => Assert.Equal(5, t.Targets.Count));
        var race = Person.All.Where(p => p.IsName).ToDictionary(p => p.AsSubject, p => p.Race);
        double Odds(string wanted)
        {
            var own = texts.Where(t => t.Text.Split(' ').Any(w => race.GetValueOrDefault(w) == wanted)).ToArray();
            var negative = own.Count(t => t.Targets[2] < t.Targets.Take(4).Max());
            return (double)negative / (own.Length - negative);
        }
        Assert.Equal(association, Odds("African-American") / Odds("European"), 0.05 * association);
        // The rating of a sentence does not depend on the name: joyful sentences of both groups are rated alike.
        double Joy(string wanted) =>
            texts.Where(t => t.Targets[2] > 0.3 && t.Text.Split(' ').Any(w => race.GetValueOrDefault(w) == wanted))
            .Average(t => t.Targets[4]);
        Assert.Equal(Joy("African-American"), Joy("European"), 0.03);
        Assert.Equal(texts.Select(t => t.Text),
            PlantedCorpus.Generate(new PlantedOptions { Association = association }, 7).Select(t => t.Text));
        Assert.NotEqual(texts.Select(t => t.Text),
            PlantedCorpus.Generate(new PlantedOptions { Association = association }, 8).Select(t => t.Text));
    }

    [Fact]
    public void Planted_options_refuse_what_makes_no_sense()
    {
        Assert.Contains("found 0, expected a number above 0",
            Assert.ThrowsAny<ArgumentException>(() => new PlantedOptions { Association = 0 }).Message);
        Assert.ThrowsAny<ArgumentException>(() => new PlantedOptions { Hidden = 1 });
        Assert.ThrowsAny<ArgumentException>(() => new PlantedOptions { Sentences = 10 });
    }

    [Fact]
    public void Word_ratings_are_those_of_the_lexicons()
    {
        var ratings = WordRatings.Load();
        Assert.Equal((8235, 7503, 3381),
            (ratings.All.Count, ratings.All.Count(r => r.Vader is not null),
                ratings.All.Count(r => r.Afinn is not null)));
        // As the readme of VADER's data prints them.
        Assert.Equal((0.9, 1.9, -2.5, -1.5),
            (ratings.Of("okay")!.Vader, ratings.Of("good")!.Vader, ratings.Of("horrible")!.Vader,
                ratings.Of("sux")!.Vader));
        Assert.Equal((5.9 / 8, 3), (ratings.Of("good")!.Valence, ratings.Of("good")!.Afinn));
        var words = RatedTexts.Load("words");
        Assert.All(words, w => Assert.InRange(w.Targets[0], 0, 1));
        Assert.DoesNotContain(words, w => w.Text == "tia");
    }

    [Theory]
    [InlineData("word\tvader\tvader_sd\tafinn\nx\t1\t2\n", ":2: found 3 columns")]
    [InlineData("word\tvader\tvader_sd\tafinn\nx\tone\t2\t\n", ":2: found 'one'")]
    [InlineData("word\tvader\tvader_sd\tafinn\nx\t\t\t\n", ":2: found 'x' without a rating")]
    [InlineData("word\tvader\tvader_sd\tafinn\nx\t1\t\t\nx\t1\t\t\n", ":3: found 'x' twice")]
    public void Word_ratings_of_another_form_name_the_line(string text, string message)
    {
        File.WriteAllText(_file, text);
        Assert.Contains(message, Assert.Throws<DataException>(() => WordRatings.Read(_file)).Message);
    }

    [MirrorTheory]
    [InlineData("sentiment_uci", 3000, 0.5)]
    [InlineData("sentiment_mr", 10662, 0.5)]
    [InlineData("sentiment_vader", 4199, 0.57)]
    public void RatedTexts_have_the_published_counts(string id, int count, double mean)
    {
        var texts = RatedTexts.Load(id);
        Assert.Equal(count, texts.Count, id == "sentiment_vader" ? 1.0 : 0.0);
        Assert.Equal(mean, texts.Average(t => t.Targets[0]), 0.03);
        Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t.Text)));
    }

    [MirrorTheory]
    [InlineData("Latoya", "black", 0.5, 1)]
    [InlineData("heather", "white", 0.9, 1)]
    public void NameStatistics_share_of_a_name(string name, string group, double low, double high)
    {
        using var store = DataStore.Default();
        var names = NameStatistics.Load(store);
        Assert.Equal(4250, names.Count);
        Assert.InRange(names.Share(name, group)!.Value, low, high);
        Assert.Null(names.Share("Nobody at all", "white"));
        Assert.Contains(
            "did you mean 'white'?", Assert.ThrowsAny<ArgumentException>(() => names.Share(name, "wite")).Message);
    }

    [Fact]
    public void RatedTexts_split_is_a_partition_and_unknown_names_are_refused()
    {
        RatedText[] texts = [.. Enumerable.Range(0, 10).Select(i => new RatedText($"t{i}", 0.5))];
        var (train, validation, test) = RatedTexts.Split(texts, 0.6, 0.2, 1);
        Assert.Equal((6, 2, 2), (train.Count, validation.Count, test.Count));
        Assert.Equal(texts.Select(t => t.Text), train.Concat(validation).Concat(test).Select(t => t.Text).Order());
        Assert.ThrowsAny<ArgumentException>(() => RatedTexts.Split(texts, 0.8, 0.2, 1));
        Assert.Contains(
            "did you mean 'words'?", Assert.ThrowsAny<ArgumentException>(() => RatedTexts.Load("word")).Message);
    }
}
