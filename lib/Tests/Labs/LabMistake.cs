namespace FairLab.Labs.Tests;

/// <summary>A wrong answer, and words that its refusal must contain.</summary>
public sealed class LabMistake
{
    public string Says { get; set; } = "";

    public string Code { get; set; } = "";
}
