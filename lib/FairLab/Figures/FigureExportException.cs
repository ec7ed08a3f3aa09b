namespace FairLab.Figures;

/// <summary>A figure could not be drawn; the message says what is missing and how to get it.</summary>
public sealed class FigureExportException : Exception
{
    /// <summary>A failure with its message.</summary>
    public FigureExportException(string message) : base(message)
    {
    }

    /// <summary>A failure with its message and cause.</summary>
    public FigureExportException(string message, Exception cause) : base(message, cause)
    {
    }
}
