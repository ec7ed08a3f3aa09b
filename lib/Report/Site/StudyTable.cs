using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Report.Tables;

namespace FairLab.Report.Site;

/// <summary>A study's table as its experiment file wants it shown.</summary>
static class StudyTable
{
    /// <summary>The table; as it is where the file wants it shown in a way that cannot be.</summary>
    public static ReportTable Load(FinishedStudy study, string name)
    {
        try
        {
            return Load(study.Folder, name, study.Experiment.Tables.GetValueOrDefault(name));
        }
        catch (ArgumentException)
        {
            return Load(study.Folder, name, null);
        }
    }

    /// <summary>
    /// What is wrong with the section <c>tables</c> of a study's file, which only its results can tell: a table or
    /// column that is not there, or no way to be best; null where nothing is.
    /// </summary>
    public static string? Problem(FinishedStudy study)
    {
        if (!Directory.Exists(study.Folder))
            return null;
        string[] names = [.. Directory.GetFiles(study.Folder, "*.csv").Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal)];
        foreach (var (name, view) in study.Experiment.Tables)
        {
            string where = $"{Path.GetFileName(study.Experiment.Path)}: tables: ";
            if (!names.Contains(name))
                return where + NearestName.Message("table", name, names);
            try
            {
                Load(study.Folder, name, view);
            }
            catch (ArgumentException e)
            {
                return $"{where}{name}: {e.Message}";
            }
        }
        return null;
    }

    static ReportTable Load(string folder, string name, TableView? view)
    {
        var table = Table.Load(Path.Combine(folder, name + ".csv"));
        return view is null ? ReportTable.From(table)
            : ReportTable.From(table, [.. view.Best.Select(b => BestValue.Parse(b.Key, b.Value))], view.Within);
    }
}
