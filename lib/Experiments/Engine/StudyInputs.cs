using System.Text.Json;
using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;
using FairLab.Experiments.Workers;

namespace FairLab.Experiments.Engine;

/// <summary>The data a study needs: fetched where they are missing, and hashed.</summary>
static class StudyInputs
{
    /// <summary>Fetches and verifies everything the study needs.</summary>
    /// <returns>The hashes by file, or why the data cannot be had.</returns>
    /// <exception cref="UsageException">The catalogue has no such data set.</exception>
    /// <exception cref="DataException">A file that is here is not the one the catalogue describes.</exception>
    public static async Task<(SortedDictionary<string, string> Hashes, string? Missing)> ResolveAsync(
        Experiment experiment, DataStore store, IProgress<EngineEvent>? progress, CancellationToken cancel)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ids = store.Catalogue.Entries.Select(e => e.Id).ToArray();
        foreach (string id in experiment.Needs)
        {
            if (!ids.Contains(id))
                throw new UsageException($"{experiment.Path}: {NearestName.Message("data set", id, ids)}");
            bool here = store.HasLocally(id);
            try
            {
                foreach (string path in await store.GetAsync(
                    id,
                    progress is null ? null : new Relay(experiment.Study, id, progress),
                    cancel))
                    hashes[$"{id}/{Path.GetFileName(path)}"] = RunKey.HashFile(path);
            }
            catch (DataException e) when (!here)
            {
                // Not to be had today is no failure; a file that is here and is not what it should be is one.
                return (hashes, e.Message);
            }
        }
        foreach (var (name, own) in experiment.Datasets)
        {
            hashes[$"{name}/{Path.GetFileName(own.File)}"] = RunKey.HashFile(own.File);
            hashes[$"{name}/schema"] =
                RunKey.Hash(JsonSerializer.SerializeToUtf8Bytes(own.Options, WorkerJson.Options));
        }
        return (hashes, null);
    }

    sealed class Relay(string study, string id, IProgress<EngineEvent> progress) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) =>
            progress.Report(new DataWanted(study, id, value.Total > 0 ? (double)value.Received / value.Total : null));
    }
}
