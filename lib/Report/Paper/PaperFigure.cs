namespace FairLab.Report.Paper;

/// <summary>A figure that was drawn for a paper.</summary>
/// <param name="Name">Its file below figures/, without ending.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Pixels">Its width.</param>
sealed record PaperFigure(string Name, string Title, int Pixels)
{
    /// <summary>What still fits into a column, so that letters stay readable.</summary>
    public const int ColumnPixels = 520;
}
