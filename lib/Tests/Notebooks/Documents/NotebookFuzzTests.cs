using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// Notebooks with random damage: each is read, prepared with parameters and written as a valid notebook, or refused
/// with a message of its own.
/// </summary>
public sealed class NotebookFuzzTests : IDisposable
{
    const int Mutants = 10_000;

    static readonly string[] Scraps =
    [
        "null", "[]", "{}", "-1", "1e999", "\"\"", "\"\\ud800\"", "NaN", "true", "[[[[", "]", "}", ",", ":", "\"", "\\",
        "\0", "\u00ff", "4.5", "\"code\"", "\"tags\"",
        "\"parameters\"", "\"injected-parameters\"", "\"papermill-error-cell-tag\"", "{\"text/plain\": 5}",
        "99999999999999999999",
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_of_ten_thousand_damaged_notebooks_gives_a_notebook_or_a_message()
    {
        var seeds = Seeds();
        var random = new Random(20260102);
        var (read, refused) = (0, 0);
        var path = _folder["mutant.ipynb"];
        for (var i = 0; i < Mutants; i++)
        {
            var mutant = Mutate(seeds[random.Next(seeds.Length)], random);
            try
            {
                Check(mutant, path, random);
                read++;
            }
            catch (Exception error) when (error is NotebookFormatException or NotebookParameterException)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"mutant {i}: {error}\n{Encoding.UTF8.GetString(mutant)}");
            }
        }

        // Otherwise the damage is of no use as a test.
        Assert.InRange(read, Mutants / 20, Mutants * 19 / 20);
    }

    /// <summary>
    /// Text and bytes are damaged in turn; those that can still be read go through all that happens to a notebook but
    /// its execution.
    /// </summary>
    static void Check(byte[] mutant, string path, Random random)
    {
        _ = NotebookReader.Read(mutant, "mutant");
        File.WriteAllBytes(path, mutant);
        var prepared = NotebookPreparation.Prepare(
            new NotebookRunRequest
            {
                InputPath = path, InputName = "mutant", PapermillCompatible = random.Next(2) == 0,
                ReportMode = random.Next(2) == 0, KernelName = "python3", Language = "python",
                Parameters = new Dictionary<string, object?> { ["a"] = 1.5 },
            },
            executing: false).Notebook;
        RunRepair.Apply(prepared, RunStatus.Died, "cause", papermillCompatible: false, DateTimeOffset.UnixEpoch);
        using var stream = new MemoryStream();
        JupyterWriter.Write(prepared, stream, lineEndAtEnd: true);
        _ = NotebookReader.Read(stream.ToArray(), "written");
    }

    static byte[] Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Scraps[random.Next(Scraps.Length)]);
                    break;
                case 2:
                    // A whole value in the place of another.
                    var colon = seed.IndexOf(": ", at % seed.Length, StringComparison.Ordinal);
                    var end = colon < 0 ? -1 : seed.AsSpan(colon).IndexOfAny(',', '\n') + colon;
                    if (colon > 0 && end > colon && end <= text.Length)
                        text.Remove(colon + 2, end - colon - 2).Insert(colon + 2, Scraps[random.Next(Scraps.Length)]);
                    break;
                case 3:
                    text[at] = (char)random.Next(32, 127);
                    break;
                case 4:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at)));
                    break;
                default:
                    text.Length = Math.Max(1, at);
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(10) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    static string[] Seeds()
    {
        var notebook = Notebook.Of(
            "[parameters]a = 1",
            "[injected-parameters]a = 2",
            "[papermill-error-cell-tag]x",
            "[markdown]# t",
            "print(a)\nb");
        notebook.Cells[4].Outputs.Add(
            new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = "é\n" });
        notebook.Cells[4].Outputs.Add(new JsonObject
        {
            ["data"] = new JsonObject { ["text/plain"] = "1", ["application/json"] = new JsonArray(1, 2.5) },
            ["metadata"] = new JsonObject(), ["output_type"] = "display_data",
        });
        notebook.Cells[4].Metadata["papermill"] = new JsonObject
        {
            ["status"] = "running", ["start_time"] = "2026-01-01T00:00:00+00:00",
        };
        notebook.Metadata["papermill"] = new JsonObject
        {
            ["start_time"] = "2026-01-01T00:00:00+00:00", ["version"] = "2.4",
        };
        return [
            notebook.ToJson(),
            Notebook.Of("x").ToJson(),
            """{"cells": [{"cell_type": "raw", "source": ["a"], "metadata": {"tags": "no list"}}], "metadata": {},"""
                + """ "nbformat": 4, "nbformat_minor": 1}""",
        ];
    }
}
