using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;

namespace FairLab.Report.Site;

/// <summary>The studies of a repository.</summary>
static class SiteStudies
{
    /// <summary>Those of this run, and all others as their committed results have them.</summary>
    public static IReadOnlyList<FinishedStudy> Load(SiteFolders folders, IReadOnlyList<StudyResult> results)
    {
        var studies = results.Select(r => FinishedStudy.Of(r, folders.Results)).ToList();
        string experiments = Path.Combine(folders.Root, "experiments");
        string[] files = Directory.Exists(experiments) ? Directory.GetFiles(experiments, "*.yaml") : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            Experiment experiment;
            try
            {
                experiment = ExperimentFile.Load(file, folders.Root);
            }
            catch (UsageException)
            {
                // Somebody is writing it: the run says what is wrong with it, the report is about the others.
                continue;
            }
            if (!studies.Any(s => s.Experiment.Study == experiment.Study))
                studies.Add(FinishedStudy.Of(experiment, folders.Results));
        }
        return [.. studies.OrderBy(s => s.Experiment.Study, StringComparer.Ordinal)];
    }
}
