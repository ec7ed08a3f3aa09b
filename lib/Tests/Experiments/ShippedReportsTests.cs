using System.Text.Json.Nodes;
using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Workers;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>
/// The report notebooks make the committed tables and figures from the committed runs' tables, to the byte.
/// </summary>
public sealed class ShippedReportsTests : IDisposable
{
    static readonly string Root = Repository.Root;

    readonly TemporaryFolder _folder = new();

    /// <summary>Studies whose report needs no data that is not here.</summary>
    public static TheoryData<string> Studies
    {
        get
        {
            using var store = DataStore.Default();
            return [.. Directory.GetFiles(Path.Combine(Root, "experiments"), "*.yaml").Order(StringComparer.Ordinal)
                .Select(f => ExperimentFile.Load(f, Root))
                .Where(e => e.Report is not null && e.Needs.All(id => store.HasLocally(id) || IsShipped(store, id)))
                .Select(e => e.Study)];
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Studies))]
    public async Task Report_over_the_committed_tables_gives_the_committed_files(string study)
    {
        var experiment = ExperimentFile.Load(Path.Combine(Root, "experiments", study + ".yaml"), Root);
        string results = Path.Combine(Root, "results", study);
        await using var workers = new WorkerPool(Repeatable.Worker(WorkerCommand.Default, exact: true));

        (string? error, _) = await workers.ExecuteAsync(
            new WorkerRequest(
                study, experiment.Report!, _folder.Path, new JsonObject(), Root,
                Path.Combine(Root, "artifacts", "cells"), results),
            null, CancellationToken.None);

        Assert.Null(error);
        string[] made = [.. new[] { "*.csv", "*.plotly.json" }.SelectMany(p => Directory.GetFiles(_folder.Path, p))];
        Assert.NotEmpty(made);
        Assert.All(made, file => Assert.Equal(
            File.ReadAllText(Path.Combine(results, Path.GetFileName(file))), File.ReadAllText(file)));
    }

    static bool IsShipped(DataStore store, string id) => store.Catalogue.Entries.Any(e => e.Id == id && e.Shipped);
}
