using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>
/// A page of docs/ as its reader follows it, in a folder of its own: <c>csharp</c> blocks are the cells of one
/// notebook, a block with a file name (<c>```csv mine.csv</c>) is that file, <c>sh</c> blocks are lines with
/// <c>./fairlab</c>, and a <c>text</c> block is what the block before it shows (<c>...</c> stands for any lines).
/// </summary>
public sealed class DocsPage : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _text;
    readonly List<string> _cells = [];
    bool _isRun = true;

    /// <summary>A page with its own copy of the shipped data and of the studies' notebooks.</summary>
    public DocsPage(string text)
    {
        _text = text;
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "data")))
            _folder.Copy(file, Path.Combine("data", Path.GetFileName(file)));
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb"))
            _folder.Copy(file, Path.Combine("notebooks", Path.GetFileName(file)));
    }

    /// <summary>The page of a name, such as <c>my-data</c>.</summary>
    public static DocsPage Load(string name) =>
        new(File.ReadAllText(Path.Combine(Repository.Root, "docs", name + ".md")));

    /// <summary>Runs every block in its order.</summary>
    /// <exception cref="InvalidOperationException">A block fails, or shows what the page does not say.</exception>
    public void Run()
    {
        string shown = "";
        foreach (var block in DocsBlock.Of(_text))
        {
            switch (block)
            {
                case { File: { } name }:
                    _folder.Write(name, block.Source + "\n");
                    break;
                case { Language: "csharp" }:
                    _cells.Add(block.Source);
                    _isRun = false;
                    break;
                case { Language: "sh" }:
                    RunCells();
                    shown = string.Concat(Commands(block).Select(Fairlab));
                    break;
                case { Language: "text" }:
                    if (!_isRun)
                        shown = RunCells();
                    Compare(block, shown);
                    break;
                default:
                    throw block.Error("expected csharp, sh, text, or a language and a file name behind ```");
            }
        }
        RunCells();
    }

    /// <summary>Runs the page's cells so far, and gives what the last of them shows.</summary>
    string RunCells()
    {
        if (_isRun)
            return "";
        var notebook = NotebookDocument.Create();
        foreach (string cell in _cells)
            notebook.Insert(notebook.Cells.Count, NotebookCell.Create(CellKind.Code, cell));
        notebook.Save(Path.Combine(_folder.Path, "page.ipynb"));
        Fairlab(["papermill", "page.ipynb", "page.out.ipynb", "--no-progress-bar"]);
        _isRun = true;
        var last = NotebookDocument.Load(Path.Combine(_folder.Path, "page.out.ipynb")).Cells[^1];
        return string.Concat(last.Outputs.Select(o => Joined(o!["text"] ?? o["data"]?["text/plain"]) + "\n"));
    }

    static string Joined(System.Text.Json.Nodes.JsonNode? text) => text switch
    {
        System.Text.Json.Nodes.JsonArray lines => string.Concat(lines.Select(l => (string?)l)),
        _ => (string?)text ?? "",
    };

    static IEnumerable<string[]> Commands(DocsBlock block)
    {
        string joined = block.Source.Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (string line in joined.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            string[] words = [.. CommandLineParser.SplitCommandLine(line)];
            yield return words[0] == "./fairlab"
                ? words[1..]
                : throw block.Error($"'{line}' does not begin with ./fairlab");
        }
    }

    string Fairlab(string[] arguments)
    {
        var (code, output, error) = CliProcess.RunAsync(_folder.Path, arguments).GetAwaiter().GetResult();
        return code == 0 ? output : throw new InvalidOperationException(
            $"./fairlab {string.Join(' ', arguments)} ended with {code}:\n{output}\n{error}");
    }

    static void Compare(DocsBlock block, string shown)
    {
        var lines = Lines(block.Source).Select(l => l == "..." ? "(?:.*\n)*?" : Regex.Escape(l) + "\n");
        if (!Regex.IsMatch(string.Concat(Lines(shown).Select(l => l + "\n")), $"^{string.Concat(lines)}$"))
            throw block.Error($"the page says\n{block.Source}\nand the block before it shows\n{shown}");
    }

    static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);

    public void Dispose() => _folder.Dispose();
}
