using FairLab.Figures;
using PuppeteerSharp;

namespace FairLab.Experiments.Tests;

/// <summary>A notebook in Jupyter Notebook 6, in a browser that reaches this machine and nothing else.</summary>
sealed class NotebookPage : IAsyncDisposable
{
    static readonly WaitForFunctionOptions Patience = new() { Timeout = 180_000 };

    readonly IBrowser _browser;
    readonly IPage _page;

    NotebookPage(IBrowser browser, IPage page) => (_browser, _page) = (browser, page);

    /// <summary>What failed in the page itself.</summary>
    public List<string> Problems { get; } = [];

    public static async Task<NotebookPage> OpenAsync(Uri server, string notebook)
    {
        var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Chromium.Find(
                Environment.GetEnvironmentVariable(Chromium.Variable), Environment.GetEnvironmentVariable("PATH")),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--host-resolver-rules=\"MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
            ],
            Timeout = 60_000,
        });
        var page = new NotebookPage(browser, await browser.NewPageAsync());
        page._page.PageError += (_, e) => page.Problems.Add(e.Message);
        await page._page.SetViewportAsync(new ViewPortOptions { Width = 1100, Height = 1500 });
        await page._page.GoToAsync(new Uri(server, "notebooks/" + notebook).AbsoluteUri);
        await page.UntilAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel "
            + "&& Jupyter.notebook.kernel.is_connected()");
        return page;
    }

    public Task UntilAsync(string condition) => _page.WaitForFunctionAsync($"() => !!({condition})", Patience);

    public Task<T> AskAsync<T>(string expression) => _page.EvaluateExpressionAsync<T>(expression);

    /// <summary>Cell, Run All: what a user clicks.</summary>
    public async Task RunAllAsync()
    {
        await _page.EvaluateExpressionAsync("document.querySelector('#run_all_cells a').click()");
        await UntilAsync("""
            (cells => cells.some(c => typeof c.input_prompt_number === 'number')
                && cells.every(c => c.input_prompt_number !== '*'))
                (Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code'))
            """);
        await IdleAsync();
    }

    public Task IdleAsync() =>
        UntilAsync("document.querySelector('#kernel_indicator_icon').classList.contains('kernel_idle_icon') "
            + "&& !document.querySelector('.code_cell.running')");

    public Task ClickAsync(string action) =>
        _page.ClickAsync($"button[data-jupyter-action='jupyter-notebook:{action}']");

    /// <summary>Types into a new cell at the end.</summary>
    public async Task TypeAsync(string code)
    {
        await _page.EvaluateExpressionAsync("""
            (() => { const n = Jupyter.notebook; n.insert_cell_at_bottom('code'); n.select(n.ncells() - 1);
                n.scroll_cell_percent(n.ncells() - 1, 50, 0); n.edit_mode(); })()
            """);
        await _page.Keyboard.SendCharacterAsync(code);
    }

    /// <summary>Shift and Enter.</summary>
    public async Task RunCellAsync()
    {
        await _page.Keyboard.DownAsync("Shift");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.UpAsync("Shift");
    }

    public Task PressAsync(string key) => _page.Keyboard.PressAsync(key);

    /// <summary>The text of all outputs.</summary>
    public Task<string> OutputsAsync() => AskAsync<string>(
        "[...document.querySelectorAll('.output_area')].map(a => a.innerText).join('\\n')");

    /// <summary>What cells threw.</summary>
    public Task<string[]> ErrorsAsync() => AskAsync<string[]>(
        "[...document.querySelectorAll('.output_error, .output_stderr')].map(a => a.innerText)");

    public Task ScreenshotAsync(string file) => _page.ScreenshotAsync(file);

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        await _browser.DisposeAsync();
    }
}
