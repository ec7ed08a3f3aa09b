namespace FairLab.Detectors;

/// <summary>A change of texts: what would the model say if this word were another?</summary>
/// <param name="Name">What is changed, for tables.</param>
/// <param name="Apply">The text with the change made; a text that it does not concern comes back as it is.</param>
/// <remarks>The changes that mitigators make come with these: <c>TextChange.Gender</c> and others.</remarks>
public sealed record TextChange(string Name, Func<string, string> Apply);
