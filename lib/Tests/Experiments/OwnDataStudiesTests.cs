using System.Text.Json.Nodes;
using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Workers;

namespace FairLab.Experiments.Tests;

/// <summary>Studies of drawn people and written sentences run on somebody's own by one parameter.</summary>
public sealed class OwnDataStudiesTests : IDisposable
{
    static readonly string Root = Repository.Root;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Multi_task_learns_from_a_folder_in_the_layout_of_UTKFace()
    {
        string faces = Photographs(160);

        string? error = await Run("multi-task", new JsonObject
        {
            ["faces"] = faces, ["people"] = 80, ["stop"] = 20, ["tests"] = 60, ["epochs"] = 1, ["size"] = 16,
        });

        Assert.Null(error);
        var heads = Table.Load(Path.Combine(_folder.Path, "heads.csv"));
        Assert.Equal(["gender", "race", "age"], heads.Distinct("head"));
        Assert.Equal(15, heads.Count);
        var groups = Table.Load(Path.Combine(_folder.Path, "groups.csv"));
        Assert.Contains("Black × Female", groups.Distinct("group"));
        Assert.Equal(60, groups.Where(new { method = "single", head = "age" }).Numbers("pictures").Sum());
    }

    [Fact]
    public async Task Multi_task_says_how_many_photographs_it_needs()
    {
        string faces = Photographs(12);

        string? error = await Run("multi-task", new JsonObject { ["faces"] = faces });

        Assert.Contains("found 12 pictures, expected at least 3400, or fewer people", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language", null)]
    [InlineData("lang", "unknown column 'language': did you mean 'lang'?")]
    public async Task Language_quality_audits_sentences_of_a_file(string column, string? expected)
    {
        string file = Path.Combine(_folder.Path, "own.txt");
        var (english, german) = (LanguageSentences.All.Write("English", 60, 1), LanguageSentences.All.Write("German",
            60, 1));
        File.WriteAllLines(file,
        [
            $"text,{column},group",
            .. english.Select((s, i) => $"\"{s}\",en,{(i % 2 == 0 ? "mine" : "yours")}"),
            .. german.Select((s, i) => $"\"{s}\",de,{(i % 2 == 0 ? "mine" : "yours")}"),
        ]);

        string? error = await Run("language-quality", new JsonObject { ["sentences"] = file });

        if (expected is not null)
            Assert.Contains(expected, error, StringComparison.Ordinal);
        else
        {
            Assert.Null(error);
            var groups = Table.Load(Path.Combine(_folder.Path, "groups.csv"));
            Assert.Equal(["mine", "yours"], groups.Distinct("spelling").Order());
            Assert.Equal(60, groups.Numbers("sentences").Sum());
            Assert.All(groups.Numbers("accuracy"), a => Assert.InRange(a, 0.9, 1));
        }
    }

    string Photographs(int count)
    {
        string folder = Path.Combine(_folder.Path, "faces");
        Directory.CreateDirectory(folder);
        var people = FaceSet.Sample(new FaceOptions { Size = 32 }, count, seed: 1);
        for (int i = 0; i < count; i++)
        {
            var (who, gender) = (people.People[i], people.People[i].Presentation == GenderPresentation.Man ? 0 : 1);
            File.WriteAllBytes(
                Path.Combine(folder, FormattableString.Invariant(
                    $"{(int)who.Age}_{gender}_{(who.IsDarker ? 1 : 0)}_{i}.png")),
                ContactSheet.Png([people.Image(i)]));
        }
        return folder;
    }

    async Task<string?> Run(string study, JsonObject parameters)
    {
        await using var workers = new WorkerPool(Repeatable.Worker(WorkerCommand.Default, exact: false));
        (string? error, _) = await workers.ExecuteAsync(
            new WorkerRequest(
                study, Path.Combine(Root, "notebooks", study + ".ipynb"), _folder.Path, parameters, Root,
                Path.Combine(Root, "artifacts", "cells"), null),
            null, CancellationToken.None);
        return error;
    }
}
