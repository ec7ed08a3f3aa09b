using FairLab.Notebooks;
using FairLab.Notebooks.Tests;

namespace FairLab.Experiments.Tests;

// Outputs and inputs that are no ordinary files.
public sealed partial class PapermillTests
{
    const string Null = "mknod node c 1 3 && echo > node", Full = "mknod node c 1 7 && : > node";

    [UnixFact(Null)]
    public async Task Run_IntoADevice_LeavesItOne()
    {
        Notebook("in.ipynb", "Console.Write(1);");
        Shell.Run(_folder.Path, Null + " && ln -s node link");
        foreach (string[] arguments in (string[][])
            [
                ["node"],
                ["link"],
                ["out.ipynb", "--stdout-file", "node", "--stderr-file", "link"],
                ["node", "--prepare-only"],
            ])
        {
            var (code, _, error) = await RunAsync(["in.ipynb", .. arguments]);
            Assert.True(code == 0, error);
            Shell.Run(_folder.Path, "test -c node && test -L link");
        }
        Assert.Equal(
            ["in.ipynb", "link", "node", "out.ipynb"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [UnixFact(Full)]
    public async Task Run_IntoAFullDevice_Fails()
    {
        Notebook("in.ipynb", "Console.Write(1);", "2");
        Shell.Run(_folder.Path, Full);

        var (code, _, error) = await RunAsync("in.ipynb", "node");

        Assert.Equal(1, code);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
        Shell.Run(_folder.Path, "test -c node");
    }

    [UnixFact(Full)]
    public async Task Run_WhoseCopyOfTheOutputCannotBeWritten_GoesOnAndFails()
    {
        Notebook("in.ipynb", "Console.Write(1);", "6 * 7");
        Shell.Run(_folder.Path, Full);

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb", "--stdout-file", "node");

        Assert.Equal(1, code);
        Assert.Contains(
            "the copy of what cells print ends here: No space left on device",
            error,
            StringComparison.Ordinal);
        Assert.Equal(["completed", "completed"], Statuses(Output()));
    }

    [UnixFact("mkfifo p")]
    public async Task Run_FromAPipeIntoAPipe()
    {
        Notebook("in.ipynb", "6 * 7", "1");
        Shell.Run(_folder.Path, "mkfifo from to");
        var give = Task.Run(async () =>
            await File.WriteAllTextAsync(this["from"], await File.ReadAllTextAsync(this["in.ipynb"])));
        var take = Task.Run(() => File.ReadAllText(this["to"]));

        var (code, _, error) = await RunAsync("from", "to");

        Assert.True(code == 0, error);
        await give;
        Assert.Equal("42", (string?)NotebookDocument.Parse(await take).Cells[0].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    [UnixFact("test -e /dev/stdout")]
    public async Task Run_IntoStandardOutputByItsName()
    {
        Notebook("in.ipynb", "6 * 7", "1");

        var (code, output, error) = await RunAsync("in.ipynb", "/dev/stdout");

        Assert.True(code == 0, error);
        Assert.Equal("42", (string?)NotebookDocument.Parse(output).Cells[0].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"language_info\": {\"name\": \"python\"}}")]
    public async Task Run_OfANotebookWithoutKernel_IsRefused(string metadata)
    {
        await File.WriteAllTextAsync(
            this["in.ipynb"],
            $$"""{"nbformat": 4, "nbformat_minor": 5, "metadata": {{metadata}}, "cells": []}""");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb");

        Assert.Equal(1, code);
        Assert.Contains("No kernel name found in notebook and no override provided.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(this["out.ipynb"]));
        Assert.Equal(0, (await RunAsync("in.ipynb", "out.ipynb", "-k", ".net-csharp")).Code);
        Assert.Equal(0, (await RunAsync("in.ipynb", "out.ipynb", "-l", "C#")).Code);
    }
}
