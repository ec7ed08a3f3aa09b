using System.Diagnostics;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>Training in a notebook's cell, which is a call into the library that may take hours.</summary>
public sealed class TrainingSessionTests : IDisposable
{
    readonly NotebookSession _session = new(
        FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells")));

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_cell_that_trains_without_terms_or_reports_is_interrupted_at_the_next_step()
    {
        var ready = _session.Run("""
            var split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 1);
            var learner = new MlpOptions { MaxEpochs = 1_000_000, Patience = 1_000_000, BatchSize = 16 };
            IClassifier model = null;
            """);
        Assert.True(ready.Status == CellStatus.Completed, ready.Error?.Message);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var clock = Stopwatch.StartNew();
        var result = _session.Run("model = learner.Train(split.Train, split.Validation, seed: 1);", token: stop.Token);
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.InRange(clock.Elapsed.TotalSeconds, 2, 60);
        // What was learned until then is there.
        var kept = _session.Run("((MlpClassifier)model).IsCancelled && ((MlpClassifier)model).History.Count > 0");
        Assert.Equal(true, kept.Value);
    }
}
