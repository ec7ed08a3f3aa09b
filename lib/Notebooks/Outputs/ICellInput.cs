namespace FairLab.Notebooks;

/// <summary>
/// An output that can also ask the person in front of it. An <see cref="ICellOutput"/> that does not implement it runs
/// unattended: asking is then an error.
/// </summary>
public interface ICellInput
{
    /// <summary>Asks for a line of text and waits for it.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="password">Whether the answer must not be shown.</param>
    /// <exception cref="InvalidOperationException">Input is not available.</exception>
    string Request(string prompt, bool password);
}
