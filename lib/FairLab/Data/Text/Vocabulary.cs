namespace FairLab.Data;

/// <summary>Words and their numbers: 1 for the first word; 0 is nobody's, for padding.</summary>
public sealed class Vocabulary
{
    readonly Dictionary<string, int> _ids;

    /// <summary>A vocabulary of distinct words.</summary>
    /// <exception cref="ArgumentException">A word twice.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        Words = [.. words];
        _ids = new Dictionary<string, int>(Words.Count, StringComparer.Ordinal);
        foreach (var word in Words)
            if (!_ids.TryAdd(word, _ids.Count + 1))
                throw new ArgumentException($"found the word '{word}' twice, expected every word once", nameof(words));
    }

    /// <summary>The words, by number less 1.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The number of a word; 0 when it is not in the vocabulary.</summary>
    public int this[string word] => _ids.GetValueOrDefault(word);

    /// <summary>
    /// The numbers of a text's words (<see cref="Tokenizer"/>); words that are not in the vocabulary are left out.
    /// </summary>
    public int[] Encode(string text) => [.. Tokenizer.Split(text).Select(w => this[w]).Where(id => id > 0)];
}
