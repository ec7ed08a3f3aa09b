namespace FairLab.Notebooks;

/// <summary>A parameter value typed on a command line: the declared type decides what the text means.</summary>
/// <param name="Text">The text as typed.</param>
public readonly record struct ParameterText(string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
