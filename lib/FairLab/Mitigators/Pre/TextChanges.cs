using FairLab.Detectors;

namespace FairLab.Mitigators;

/// <summary>What mitigators do to texts, as changes whose effect on a model a detector looks for.</summary>
public static class TextChanges
{
    extension(TextChange)
    {
        /// <summary>
        /// Gendered words, pronouns among them, become their counterparts; see <see cref="GenderSwap"/>.
        /// </summary>
        public static TextChange Gender => new("gender swapped", GenderSwap.Apply);

        /// <summary>Words become others, such as the names of one list those of another.</summary>
        /// <param name="name">What is changed, for tables.</param>
        /// <param name="terms">Words and what takes their place.</param>
        public static TextChange Replace(string name, IEnumerable<KeyValuePair<string, string>> terms) =>
            new(name, new TermReplacement(terms).Apply);

        /// <summary>Words become one token that says nothing of whom they stand for.</summary>
        /// <param name="terms">The words.</param>
        public static TextChange Mask(IEnumerable<string> terms) =>
            new($"replaced by {TermReplacement.Identity}", TermReplacement.Names(terms).Apply);
    }
}
