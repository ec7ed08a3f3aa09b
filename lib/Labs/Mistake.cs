namespace FairLab.Labs;

/// <summary>A wrong number that is often given, and what to say to it.</summary>
/// <param name="Value">The number.</param>
/// <param name="Says">What is off, in words.</param>
public readonly record struct Mistake(double Value, string Says);
