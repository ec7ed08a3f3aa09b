namespace FairLab.Detectors;

/// <summary>A concept by examples, and what they are told apart from.</summary>
/// <param name="Name">Such as "woman".</param>
/// <param name="Examples">At least ten that show it.</param>
/// <param name="AgainstName">Such as "man" or "random".</param>
/// <param name="Against">Examples of the other concept, or a pool of random ones.</param>
/// <param name="IsRelative">Whether they are examples of another concept.</param>
public sealed record Concept(string Name, NetworkExamples Examples, string AgainstName, NetworkExamples Against,
    bool IsRelative)
{
    /// <summary>One concept against another, such as woman against man.</summary>
    /// <param name="name">The concept.</param>
    /// <param name="examples">Examples of it.</param>
    /// <param name="otherName">The other concept.</param>
    /// <param name="others">Examples of that.</param>
    public static Concept Relative(string name, NetworkExamples examples, string otherName, NetworkExamples others) =>
        new(name, examples, otherName, others, true);

    /// <summary>A concept against random sets, each as large as the concept's.</summary>
    /// <param name="name">The concept.</param>
    /// <param name="examples">Examples of it.</param>
    /// <param name="pool">What random sets are drawn from: many more examples, of any kind.</param>
    public static Concept AgainstRandom(string name, NetworkExamples examples, NetworkExamples pool) =>
        new(name, examples, "random", pool, false);
}
