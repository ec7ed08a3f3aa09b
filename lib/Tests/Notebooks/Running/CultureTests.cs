using System.Globalization;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// Cells have every culture there is; what is saved around them does not depend on the one they choose.
/// </summary>
public sealed class CultureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        _folder.Dispose();
    }

    async Task<NotebookDocument> RunAsync(IReadOnlyDictionary<string, object?>? parameters = null)
    {
        var result = await NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = _folder["in.ipynb"],
            OutputPath = _folder["out.ipynb"],
            Clock = new NotebookRunnerTests.FixedClock(),
            Parameters = parameters ?? new Dictionary<string, object?>(),
        });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        return NotebookDocument.Load(_folder["out.ipynb"]);
    }

    [CulturesFact]
    public async Task A_cell_names_a_culture_and_text_is_decomposed()
    {
        Notebook.Saved(_folder,
            "using System.Globalization;",
            "1234.5.ToString(\"N1\", new CultureInfo(\"de-DE\"))",
            "\"i\".ToUpper(new CultureInfo(\"tr-TR\")) + \" \" + "
                + "string.Compare(\"a\", \"B\", StringComparison.InvariantCulture)",
            "\"résumé\".Normalize(System.Text.NormalizationForm.FormD).Length");
        var cells = (await RunAsync()).Cells;
        Assert.Equal(
            ["1.234,5", "\u0130 -1", "8"],
            cells.TakeLast(3).Select(cell => string.Concat(cell.Outputs[0]!["data"]!["text/plain"]!.AsArray())));
    }

    [CulturesFact]
    public async Task The_saved_notebook_is_the_same_whatever_culture_a_cell_sets()
    {
        // Turkish has another upper case, Swedish another minus, Thai another calendar.
        Notebook.Saved(_folder,
            "[parameters]string culture = \"\"; double x = 0; int n = 0; DateTime day = default;",
            """
            using System.Globalization; using System.Numerics;
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            display(x); display(1.5m); display(new[] { -0.25, 1e-9 }); display((x, n));
            display(new DateOnly(2026, 1, 2)); display(new BigInteger(-5));
            display(new { x, n, part = 1.5m, moment = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) });
            display(new object[] { -1, 2.5, 1.5m, 'i' }); display(new Dictionary<string, double> { ["i"] = -0.5 });
            // What is shown leaves it.
            if (CultureInfo.CurrentCulture.Name != culture) throw new Exception("another culture");
            new[] { new { title = "I", value = -2.5m, day } }
            """,
            "CultureInfo.CurrentCulture = new CultureInfo(culture); -1.5m",
            "-7");
        var saved = new List<string>();
        foreach (string culture in new[] { "", "de-DE", "tr-TR", "sv-SE", "th-TH" })
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            await RunAsync(new Dictionary<string, object?>
            {
                ["culture"] = culture, ["x"] = -1.5, ["n"] = -3L, ["day"] = "2026-01-02",
            });
            CultureInfo.DefaultThreadCurrentCulture = null;
            string text = Regex.Replace(File.ReadAllText(_folder["out.ipynb"]), "\"id\": \"[0-9a-f]{8}\"", "");
            saved.Add(culture.Length == 0 ? text : text.Replace(culture, "", StringComparison.Ordinal));
        }
        Assert.All(saved, text => Assert.Equal(saved[0], text));
    }
}
