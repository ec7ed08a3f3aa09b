namespace FairLab.Report.Paper;

/// <summary>Where something stands on paper.</summary>
enum PaperPlace
{
    /// <summary>In a column of the text.</summary>
    Column,

    /// <summary>Over the whole width of the text.</summary>
    Page,

    /// <summary>Behind all studies, over as many pages as it needs.</summary>
    Appendix,
}
