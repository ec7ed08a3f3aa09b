using FairLab.Data;

namespace FairLab.Tests.Text;

public sealed class WordVectorTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Load_has_the_words_the_studies_need()
    {
        var vectors = WordVectors.Load();
        Assert.Equal((24643, 100), (vectors.Vocabulary.Words.Count, vectors.Dimensions));
        var needed = Person.All.SelectMany(p => Tokenizer.Split(p.AsSubject + " " + p.AsObject))
            .Concat(EquityCorpus.EmotionWords.Select(w => w.Word)).Append("identity");
        Assert.All(needed, w => Assert.True(vectors.Has(w), w));
        Assert.Equal("queen", new[] { "queen", "carpet", "banana", "angry" }.MaxBy(w => vectors.Cosine("king", w)));
        Assert.Equal(1, vectors.Cosine("king", "king"), 1e-6);
    }

    [MirrorTheory]
    [InlineData("glove_subset/glove.6B.100d.subset.txt.gz")]
    public void Write_of_the_full_numbers_gives_the_shipped_bytes_and_a_small_error(string file)
    {
        using (var packed = File.OpenRead(
            Path.Combine(Environment.GetEnvironmentVariable("FAIRLAB_DATA_MIRROR")!, file)))
        using (var unpacked = new System.IO.Compression.GZipStream(
            packed, System.IO.Compression.CompressionMode.Decompress))
        using (var target = File.Create(_file))
            unpacked.CopyTo(target);
        var full = WordVectorFile.ReadText(_file);
        WordVectorFile.Write(_file, full);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(Catalogue.Default().Folder, "word-vectors.bin")), File.ReadAllBytes(_file));

        // What one byte a number costs: the largest error, the root mean square error over that of the numbers, the
        // worst cosine.
        var shipped = WordVectorFile.Read(_file);
        var (largest, error, size, cosine) = (0.0, 0.0, 0.0, 1.0);
        for (var i = 0; i < full.Values.Length; i++)
        {
            var difference = Math.Abs(full.Values[i] - (double)shipped.Values[i]);
            largest = Math.Max(largest, difference);
            error += difference * difference;
            size += full.Values[i] * full.Values[i];
        }
        foreach (var word in full.Vocabulary.Words)
            cosine = Math.Min(
                cosine, System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(full[word], shipped[word]));
        Assert.InRange(largest, 0.002, 0.0139);              // 3.4971 / 254
        Assert.InRange(Math.Sqrt(error / size), 0.001, 0.01);
        Assert.InRange(cosine, 0.9998, 1);
    }

    [Fact]
    public void Write_then_read_is_within_half_a_scale_and_keeps_zero()
    {
        var vectors = new WordVectors(["a", "zero", "ü"], 3, [1, -0.5f, 0.25f, 0, 0, 0, 127, 1, -127]);
        WordVectorFile.Write(_file, vectors);
        var read = WordVectorFile.Read(_file);
        Assert.Equal(["a", "zero", "ü"], read.Vocabulary.Words);
        Assert.Equal([0, 0, 0], read["zero"].ToArray());
        Assert.Equal([127, 1, -127], read["ü"].ToArray());
        for (var i = 0; i < 3; i++)
            Assert.Equal(vectors["a"][i], read["a"][i], 0.5 / 127);
    }

    [Theory]
    [InlineData("something", "found another first line")]
    [InlineData("FairLab word vectors 1\nmany\n", "found 'many', expected the numbers of words and dimensions")]
    [InlineData("FairLab word vectors 1\n2 1\na\n", "found the end of the file, expected 2 words")]
    [InlineData("FairLab word vectors 1\n1 1\na\n1234", "found 4 bytes after the words, expected 5")]
    public void Read_of_another_or_cut_file_says_so(string text, string message)
    {
        File.WriteAllText(_file, text);
        Assert.Contains(message, Assert.Throws<DataException>(() => WordVectorFile.Read(_file)).Message);
    }

    [Theory]
    [InlineData("", "found no lines")]
    [InlineData("a 1 2\nb 1", ":2: found 1 numbers, expected 2")]
    [InlineData("a 1 x", ":1: found 'x', expected a number")]
    [InlineData("a", ":1: found 0 numbers, expected 1")]
    public void ReadText_of_something_else_names_the_line(string text, string message)
    {
        File.WriteAllText(_file, text);
        Assert.Contains(message, Assert.Throws<DataException>(() => WordVectorFile.ReadText(_file)).Message);
    }

    [Fact]
    public void Indexer_of_an_unknown_word_names_the_nearest() =>
        Assert.Contains("did you mean 'happy'?",
            Assert.Throws<ArgumentException>(
                () => new WordVectors(["happy", "sad"], 1, [1, 2])["hapy"].Length).Message);

    [Theory]
    [InlineData("Malik's mother isn't HAPPY!", "malik mother is not happy !")]
    [InlineData("I can’t; we won't, they'll (well-known) café 42?", "i can not we will not they well known café 42 ?")]
    [InlineData("...", "")]
    public void Split_gives_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Split(text)));

    [Fact]
    public void Encode_leaves_unknown_words_out()
    {
        var vocabulary = new Vocabulary(["happy", "sad"]);
        Assert.Equal([2, 1], vocabulary.Encode("Sad, then happy"));
        Assert.Contains(
            "found the word 'a' twice", Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "a"])).Message);
    }
}
