using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// How often each word of a vocabulary occurs in a text; the order of words is lost, and so is every other word.
/// </summary>
/// <param name="Words">
/// The numbers of the words in it less 1, ascending: texts with the same words are summed in the same order.
/// </param>
/// <param name="Counts">How often each occurs, at least once.</param>
sealed record BagOfWords(int[] Words, int[] Counts)
{
    public static BagOfWords Of(string text, Vocabulary vocabulary)
    {
        var ids = vocabulary.Encode(text);
        Array.Sort(ids);
        var (words, counts) = (new List<int>(ids.Length), new List<int>(ids.Length));
        foreach (var id in ids)
        {
            if (words.Count > 0 && words[^1] == id - 1)
                counts[^1]++;
            else
            {
                words.Add(id - 1);
                counts.Add(1);
            }
        }
        return new BagOfWords([.. words], [.. counts]);
    }
}
