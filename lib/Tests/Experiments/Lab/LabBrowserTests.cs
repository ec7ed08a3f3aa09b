namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab lab</c> as a class meets it: notebooks run from the browser, offline.</summary>
public sealed class LabBrowserTests
{
    const string Jupyter = "jupyter-notebook";

    [LabFact(Jupyter)]
    [InlineData("labs/1-measure-it.ipynb", "48842 people; z = 0 is", ".output_html")]
    [InlineData("compas-audit.ipynb", "base_rate", "table")]
    [InlineData("compas-audit.report.ipynb", "", ".js-plotly-plot .main-svg")]
    public async Task ANotebook_RunsTopToBottom_AndShowsItsTablesAndFigures(string name, string text, string drawn)
    {
        await using var lab = await LabServer.StartAsync(null, "--notebook");
        await using var page = await NotebookPage.OpenAsync(lab.Address, name);
        Assert.Equal(".NET (C#)", await page.AskAsync<string>(
            "document.querySelector('#kernel_indicator .kernel_indicator_name').innerText.trim()"));
        await page.RunAllAsync();
        await page.UntilAsync($"document.querySelector('.output_area {drawn}')");
        await ShootAsync(page, name);
        Assert.Empty(await page.ErrorsAsync());
        Assert.Empty(page.Problems);
        Assert.Contains(text, await page.OutputsAsync(), StringComparison.Ordinal);
    }

    [LabFact(Jupyter)]
    [InlineData("labs/1-measure-it.ipynb")]
    public async Task ALab_Completes_IsInterrupted_Restarts_AndLeavesNothing(string name)
    {
        await using var lab = await LabServer.StartAsync(null, "--notebook", "--port", "18931");
        // The next port is taken where another has this one.
        Assert.InRange(lab.Address.Port, 18931, 18999);
        await using (var page = await NotebookPage.OpenAsync(lab.Address, name))
        {
            await page.TypeAsync("Proportion.Wil");
            await page.PressAsync("Tab");
            await page.UntilAsync("Jupyter.notebook.get_selected_cell().get_text().includes('Proportion.Wilson')");

            await page.TypeAsync("int kept = 41; while (true) { kept = 42; }");
            await page.RunCellAsync();
            await page.UntilAsync("document.querySelector('.code_cell.running')");
            await Task.Delay(500);
            await page.ClickAsync("interrupt-kernel");
            await page.IdleAsync();
            await page.TypeAsync("$\"kept {kept}\"");
            await page.RunCellAsync();
            await page.UntilAsync("[...document.querySelectorAll('.output_area')].some(a => "
                + "a.innerText.includes('kept 42'))");

            await page.AskAsync<int>("(Jupyter.notebook.kernel.restart(), 0)");
            await page.UntilAsync("Jupyter.notebook.kernel.is_connected()");
            await page.IdleAsync();
            await page.TypeAsync("kept");
            await page.RunCellAsync();
            await page.UntilAsync("[...document.querySelectorAll('.output_area')].some(a => "
                + "a.innerText.includes('CS0103'))");
        }

        // The kernels belong to the repository: no other Jupyter of this user sees them.
        Assert.Empty(Directory.GetFiles(lab.Home, "kernel.json", SearchOption.AllDirectories));
        await lab.TerminateAsync();
        for (int i = 0; i < 50 && lab.Processes().Length > 0; i++)
            await Task.Delay(100);
        Assert.Empty(lab.Processes());
    }

    // For who wants to look at it: a folder that takes pictures.
    static async Task ShootAsync(NotebookPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FAIRLAB_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(Path.Combine(folder, Path.GetFileName(name) + ".png"));
    }
}
