using System.Text.Json;
using FairLab.Experiments.Definition;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>How tables are shown is no part of what is run.</summary>
public sealed class TableViewTests
{
    [Fact]
    public void Captions_and_best_values_change_no_run()
    {
        using var folder = new TemporaryFolder();
        int seen = 0;
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "*.yaml"))
        {
            string yaml = File.ReadAllText(file).ReplaceLineEndings("\n");
            int start = yaml.IndexOf("\ntables:", StringComparison.Ordinal);
            if (start < 0)
                continue;
            int end = yaml.IndexOf("\n\n", start, StringComparison.Ordinal);
            string bare = folder.Write(Path.GetFileName(file), yaml[..start] + yaml[end..]);
            var (with, without) = (ExperimentFile.Load(file, Repository.Root),
                ExperimentFile.Load(bare, Repository.Root));
            Assert.NotEmpty(with.Tables);
            Assert.Empty(without.Tables);
            Assert.Equal(Runs(without), Runs(with));
            seen++;
        }
        Assert.NotEqual(0, seen);
    }

    // A run's key is of its notebook's code, these, its inputs and the library.
    static string[] Runs(Experiment experiment) => [experiment.Notebook, string.Join(',', experiment.Needs),
        .. Plan.Unfold(experiment, new RunOverrides()).Select(r =>
            r.Label + JsonSerializer.Serialize(r.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)))];
}
