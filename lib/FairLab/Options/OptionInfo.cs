namespace FairLab;

/// <summary>One option of a method.</summary>
/// <param name="Name">Its name, as experiments write it.</param>
/// <param name="Expected">What it takes.</param>
/// <param name="Default">Its value where nothing is said.</param>
public sealed record OptionInfo(string Name, string Expected, object? Default);
