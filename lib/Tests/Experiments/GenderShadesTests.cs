using System.Text.Json.Nodes;
using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Workers;

namespace FairLab.Experiments.Tests;

/// <summary>The study of faces runs on a folder of photographs by changing one parameter.</summary>
public sealed class GenderShadesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Faces => Path.Combine(_folder.Path, "faces");

    public void Dispose() => _folder.Dispose();

    /// <summary>Pictures in files, drawn so that nobody is in them, and the table that says what is in which.</summary>
    void Write(int people, string header = "file,tone,presentation", Func<FaceFactors, bool>? which = null)
    {
        var drawn = FaceSet.Sample(new FaceOptions { Size = 32 }, people, seed: 3);
        Directory.CreateDirectory(Faces);
        var lines = new List<string> { header };
        for (int i = 0; i < drawn.Count; i++)
        {
            var person = drawn.People[i];
            if (which?.Invoke(person) == false)
                continue;
            File.WriteAllBytes(Path.Combine(Faces, $"{i}.png"), ContactSheet.Png([drawn.Image(i)], 1, 0));
            lines.Add($"{i}.png,{(person.IsDarker ? "darker" : "lighter")},"
                + (person.Presentation == GenderPresentation.Man ? "man" : "woman"));
        }
        File.WriteAllLines(Path.Combine(Faces, "faces.csv"), lines);
    }

    async Task<string?> Run(string faces)
    {
        await using var workers = new WorkerPool(Repeatable.Worker(WorkerCommand.Default, exact: true));
        var parameters = new JsonObject
        {
            ["faces"] = faces, ["people"] = 80, ["testPeople"] = 12, ["size"] = 24, ["epochs"] = 1, ["darker"] = 0.5,
            ["women"] = 0.5,
        };
        (string? error, _) = await workers.ExecuteAsync(
            new WorkerRequest("gender-shades", Path.Combine(Repository.Root, "notebooks", "gender-shades.ipynb"),
                _folder.Path, parameters, Repository.Root,
                Path.Combine(Repository.Root, "artifacts", "cells"), null),
            null, CancellationToken.None);
        return error;
    }

    [Fact]
    public async Task Photographs_of_a_folder_are_learnt_and_audited()
    {
        Write(200);
        Assert.Null(await Run(Faces));
        var model = Table.Load(Path.Combine(_folder.Path, "models.csv")).Rows.Single();
        Assert.Equal(("photographs", 20), (model.Text("data"), model.Number("darker_women")));
        var rates = Table.Load(Path.Combine(_folder.Path, "rates.csv"));
        var crossing = rates.Where("attribute", "tone × presentation").Where("metric", "error_rate");
        Assert.Equal(4, crossing.Count);
        Assert.All(crossing.Rows, r => Assert.Equal((12, "too small to say"), (r.Number("people"), r.Text("verdict"))));
        Assert.Equal(16, Table.Load(Path.Combine(_folder.Path, "confusion.csv")).Count);
        // Nobody knows where the parts of a photograph are.
        Assert.False(File.Exists(Path.Combine(_folder.Path, "attention.csv")));
    }

    [Fact]
    public async Task A_folder_that_does_not_do_is_refused_with_what_is_missing()
    {
        Write(120, "file,skin,presentation");
        Assert.Contains("unknown label 'tone'", await Run(Faces), StringComparison.Ordinal);
        Write(120, which: p => !p.IsDarker || p.Presentation == GenderPresentation.Man);
        Assert.Contains("'darker × woman'", await Run(Faces), StringComparison.Ordinal);
        Write(40);
        Assert.Contains("where 12 are wanted", await Run(Faces), StringComparison.Ordinal);
        Assert.Contains("faces.csv", await Run(Path.Combine(_folder.Path, "nowhere")), StringComparison.Ordinal);
    }
}
