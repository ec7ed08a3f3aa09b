namespace FairLab.Notebooks;

/// <summary>One way to go on with what is being typed.</summary>
/// <param name="Text">The text to insert in place of the range that is completed.</param>
/// <param name="Kind">What it names: method, property, field, class, struct, enum, interface, delegate, namespace,
/// variable, keyword, directive.</param>
/// <param name="Signature">Its declaration on one line, or null.</param>
public sealed record CompletionItem(string Text, string Kind, string? Signature = null);
