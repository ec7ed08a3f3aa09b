namespace FairLab.Report.Paper;

/// <summary>What a page holds.</summary>
static class PaperTables
{
    /// <summary>Rows of a table that is printed.</summary>
    public const int MostRows = 45;
}
