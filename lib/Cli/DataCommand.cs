using System.CommandLine;
using FairLab.Data;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace FairLab.Cli;

/// <summary><c>fairlab data</c>: what there is, fetch it, check it.</summary>
static class DataCommand
{
    static readonly Argument<string[]> Ids = new("ids")
    {
        Description = "Ids in data/catalogue.yaml",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var list = new Command("list", "List the data sets: what they are, and whether they are here");
        list.SetAction(_ => List());
        var get = new Command("get", "Fetch and verify data sets.\nExample: fairlab data get adult compas") { Ids };
        get.SetAction((parse, cancel) => GetAsync(parse.GetValue(Ids)!, cancel));
        return new Command("data", "The data sets: list them, fetch them") { list, get };
    }

    static void List()
    {
        using var store = DataStore.Default();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("id", "title", "licence", "here");
        foreach (var entry in store.Catalogue.Entries)
            table.AddRow(
                new Text(entry.Id),
                new Text(entry.Title),
                new Text(entry.Licence),
                new Text(
                    entry.Shipped ? "ships with FairLab"
                    : store.HasLocally(entry.Id) ? "yes"
                    : "no"));
        Terminal.Out.Write(table);
    }

    static async Task<int> GetAsync(string[] ids, CancellationToken cancel)
    {
        using var store = DataStore.Default();
        foreach (string id in ids)
            _ = store.Catalogue[id]; // an unknown id stops everything before the first download
        foreach (string id in ids)
        {
            var files = await Terminal.Error.Progress().AutoClear(true).StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(id));
                return store.GetAsync(id, new Relay(bar), cancel);
            });
            foreach (string file in files)
                Terminal.Out.WriteLine($"{id}: {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
        }
        return 0;
    }

    sealed class Relay(ProgressTask bar) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => bar.Value = 100.0 * value.Received / value.Total;
    }
}
