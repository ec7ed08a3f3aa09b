using System.Numerics.Tensors;
using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// Vectors of words. FairLab ships 24,643 words of GloVe 6B in 100 dimensions (Pennington, Socher and Manning 2014
/// [pennington2014]) with one byte a number (<see cref="WordVectorFile"/>).
/// </summary>
public sealed class WordVectors
{
    readonly float[] _values;

    /// <summary>Vectors.</summary>
    /// <param name="words">Distinct words.</param>
    /// <param name="dimensions">Numbers in each vector.</param>
    /// <param name="values">The vectors one after the other, shape [words, dimensions].</param>
    /// <exception cref="ArgumentException">A word twice, or another number of values.</exception>
    public WordVectors(IEnumerable<string> words, int dimensions, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        Vocabulary = new Vocabulary(words);
        if (values.Length != Vocabulary.Words.Count * dimensions)
            throw new ArgumentException(
                $"found {values.Length} numbers, expected {Vocabulary.Words.Count} words of {dimensions}",
                nameof(values));
        (Dimensions, _values) = (dimensions, values);
    }

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Numbers in each vector.</summary>
    public int Dimensions { get; }

    /// <summary>All numbers, shape [words, dimensions].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Whether a word has a vector.</summary>
    public bool Has(string word) => Vocabulary[word] > 0;

    /// <summary>The vector of a word, shape [dimensions].</summary>
    /// <exception cref="ArgumentException">A word without a vector; the message has the nearest with one.</exception>
    public ReadOnlySpan<float> this[string word] => Vocabulary[word] is > 0 and var id
        ? _values.AsSpan((id - 1) * Dimensions, Dimensions)
        : throw new ArgumentException(NearestName.Message("word", word, [.. Vocabulary.Words]), nameof(word));

    /// <summary>
    /// The cosine between the vectors of two words, in [-1, 1]; NaN where one has no direction, such as zeros.
    /// </summary>
    public double Cosine(string first, string second) => TensorPrimitives.CosineSimilarity(this[first], this[second]);

    /// <summary>The vectors of some words only; those that have none are left out.</summary>
    public WordVectors Select(IEnumerable<string> words)
    {
        var kept = words.Distinct(StringComparer.Ordinal).Where(Has).ToArray();
        var values = new float[kept.Length * Dimensions];
        for (var i = 0; i < kept.Length; i++)
            this[kept[i]].CopyTo(values.AsSpan(i * Dimensions));
        return new WordVectors(kept, Dimensions, values);
    }

    /// <summary>
    /// Vectors that know nothing of the world: normal numbers of deviation 0.4, about GloVe's. The control for what is
    /// in GloVe's.
    /// </summary>
    /// <param name="words">Distinct words.</param>
    /// <param name="dimensions">Numbers in each vector.</param>
    /// <param name="seed">Decides the numbers.</param>
    public static WordVectors Random(IEnumerable<string> words, int dimensions, long seed)
    {
        string[] all = [.. words];
        var random = new SeededRandom(seed);
        var values = new float[all.Length * dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(0.4 * random.NextGaussian());
        return new WordVectors(all, dimensions, values);
    }

    /// <summary>The vectors that ship with FairLab.</summary>
    /// <exception cref="DataException">The file is not what it should be.</exception>
    public static WordVectors Load()
    {
        using var store = DataStore.Default();
        return WordVectorFile.Read(store.Get("word-vectors")[0]);
    }
}
