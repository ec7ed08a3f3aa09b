using FairLab.Data;
using FairLab.Report.Tables;

namespace FairLab.Report.Site;

/// <summary>A study's table as its experiment file wants it shown.</summary>
static class StudyTable
{
    public static ReportTable Load(FinishedStudy study, string name)
    {
        var table = Table.Load(Path.Combine(study.Folder, name + ".csv"));
        return study.Experiment.Tables.GetValueOrDefault(name) is not { } view ? ReportTable.From(table)
            : ReportTable.From(table, [.. view.Best.Select(b => BestValue.Parse(b.Key, b.Value))], view.Within);
    }
}
