using System.Text;
using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab study new</c> writes a notebook and an experiment that run, or says what it lacks.</summary>
public sealed class StudyCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public StudyCommandTests()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "data")))
            _folder.Copy(file, Path.Combine("data", Path.GetFileName(file)));
        var people = new StringBuilder("id;age;Sex;hired\n");
        for (int i = 0; i < 400; i++)
        {
            string sex = i % 2 == 0 ? "F" : "M";
            string hired = i * 7 % 10 < (i % 2 == 0 ? 4 : 7) ? "yes" : "no";
            people.Append(FormattableString.Invariant($"{i};{20 + i * 13 % 40};{sex};{hired}\n"));
        }
        _folder.Write("my data.csv", people.ToString());
        _folder.Write("plain.csv", "a,b,c\n1,x,3\n2,y,4\n");
        _folder.Write("three.csv", "sex,label\nF,a\nM,b\nF,c\n");
    }

    public void Dispose() => _folder.Dispose();

    (int Code, string Output, string Error) Fairlab(params string[] arguments)
    {
        var (code, output, error) = CliProcess.RunAsync(_folder.Path, arguments).GetAwaiter().GetResult();
        return (code, output.ReplaceLineEndings(" "), error.ReplaceLineEndings(" "));
    }

    void Runs(string name, string results, int seeds, params string[] profile)
    {
        var (code, output, error) = Fairlab(["run", $"experiments/{name}.yaml", "--quiet", .. profile]);
        Assert.True(code == 0, output + error);
        Assert.DoesNotContain("undetermined", output, StringComparison.Ordinal);
        var scores = Table.Load(Path.Combine(_folder.Path, results, name, "scores.csv"));
        Assert.Equal(5 * seeds, scores.Count);
        Assert.Equal(["none", "reweighing", "reduction"], scores.Distinct("method"));
    }

    [Fact]
    public void Without_data_it_is_about_data_that_ship()
    {
        var (code, output, error) = Fairlab("study", "new", "my-study");
        Assert.True(code == 0, error);
        Assert.Contains("next: ./fairlab run experiments/my-study.yaml", output, StringComparison.Ordinal);
        Runs("my-study", "results/smoke", 2, "--smoke");
        var (again, _, refused) = Fairlab("study", "new", "my-study");
        Assert.Equal(2, again);
        Assert.Contains("experiments/my-study.yaml is there already", refused, StringComparison.Ordinal);
        Assert.Equal(0, Fairlab("study", "new", "my-study", "--force", "--data", "adult-counts").Code);
        Assert.Contains("needs: [adult-counts]", _folder.Read("experiments/my-study.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_file_it_is_about_its_people_and_a_change_of_it_is_a_change_of_the_study()
    {
        var (code, output, error) = Fairlab("study", "new", "own", "--data", "my data.csv");
        Assert.True(code == 0, error);
        Assert.Contains("label hired, favourable yes, groups Sex (inferred;", output, StringComparison.Ordinal);
        Runs("own", "results", 5);
        Assert.Contains("0 executed now, 25 done before", Fairlab("run", "own").Output, StringComparison.Ordinal);
        _folder.Write("my data.csv", _folder.Read("my data.csv").Replace("1;33;M", "1;34;M", StringComparison.Ordinal));
        Assert.Contains("25 executed now", Fairlab("run", "own").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_stands_in_the_notebook()
    {
        Assert.Equal(0, Fairlab("study", "new", "own", "--data", "my data.csv", "--label", "age",
            "--favourable", ">= 30", "--groups", "Sex,hired", "--privileged", "M,yes", "--missing", "drop").Code);
        var notebook = NotebookDocument.Load(Path.Combine(_folder.Path, "notebooks", "own.ipynb"));
        string code = string.Join('\n', notebook.Cells.Select(c => c.Source));
        Assert.Contains("""
            Path.Combine(Repository.Root, "my data.csv"),
                label: "age", favourable: ">= 30", groups: ["Sex", "hired"],
            """.TrimEnd(), code, StringComparison.Ordinal);
        Assert.Contains("""privileged: ["M", "yes"], missing: MissingValues.Drop)""", code, StringComparison.Ordinal);
        Assert.True(notebook.FirstTagged("parameters") is not null);
        ExperimentFile.Load(Path.Combine(_folder.Path, "experiments", "own.yaml"), _folder.Path);
    }

    [Theory]
    [InlineData("a/b", "'a/b' names a folder: use letters")]
    [InlineData("smoke", "'smoke' is the engine's own folder")]
    [InlineData("x --data nofile.csv", "found no file nofile.csv, and unknown data set")]
    [InlineData("x --data adult-counts --label y", "--label says what the columns of a file mean")]
    [InlineData("x --data plain.csv", "say which column is the outcome: --label COLUMN, one of a, b, c")]
    [InlineData("x --data plain.csv --label d", "unknown column 'd'")]
    [InlineData("x --data plain.csv --label a", "say which column is the groups: --groups COLUMN, one of a, b, c")]
    [InlineData("x --data plain.csv --label a --groups B", "plain.csv: unknown column 'B': did you mean 'b'?")]
    [InlineData("x --data three.csv", "say which outcome of 'label' is favourable: --favourable VALUE, one of a, b, c")]
    [InlineData("x --data three.csv --favourable a --privileged F,M", "found 2 values for 1 group columns")]
    public void What_it_cannot_know_it_asks_for(string arguments, string message)
    {
        var (code, _, error) = Fairlab(["study", "new", .. arguments.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "experiments")));
    }

    [Theory]
    [InlineData("--label hired --favourable maybe --groups Sex", "maybe")]
    [InlineData("--label hired --favourable yes --groups hired", "hired")]
    public void What_the_reader_refuses_writes_nothing(string roles, string found)
    {
        var (code, _, error) = Fairlab(["study", "new", "own", "--data", "my data.csv", .. roles.Split(' ')]);
        Assert.Equal(1, code);
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "experiments")));
    }
}
