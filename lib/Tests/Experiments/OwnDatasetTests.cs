using FairLab.Data;
using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

/// <summary>
/// A file of one's own in an experiment: named in its YAML, loaded by the notebook as any other data set.
/// </summary>
public sealed class OwnDatasetTests : IDisposable
{
    const string Csv = "age,sex,income\n20,Male,high\n30,Female,low\n40,Male,high\n50,Female,high\n";

    const string Yaml = """
        study: squares
        notebook: notebooks/own.ipynb
        datasets:
          mine.csv:
            label: income
            favourable: high
            groups: [sex]
            privileged: [Male]
            missing: mean
            columns: { age: { type: category } }
        parameters: { dataset: mine.csv }
        """;

    readonly StudyFolder _study = new() { Yaml = Yaml };

    public OwnDatasetTests()
    {
        _study.Write("experiments/mine.csv", Csv);
        _study.Notebook("notebooks/own.ipynb", "string dataset = \"adult-counts\";\nint seed = 0;", """
            var data = Datasets.Load(dataset);
            Run.Begin(seed).Save("facts",
                Table.From([new { data.Id, data.Rows, data.Width, rate = data.BaseRates()[1], data.Group.Name }]));
            data
            """);
    }

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task A_notebook_gets_it_by_the_call_for_any_data_set()
    {
        var result = await _study.RunAsync();
        Assert.Empty(result.Unfinished);
        Assert.Equal("seed,Id,Rows,Width,rate,Name\n0,mine.csv,4,5,1,sex\n", _study.Read("results/squares/facts.csv"));
        // The data shows itself as a table.
        string notebook = File.ReadAllText(Path.Combine(_study.RunFolders.Single(), "own.ipynb"));
        Assert.Contains("mine.csv: 4 rows, 5 features; target income: low, high; favourable high.", notebook,
            StringComparison.Ordinal);
        Assert.Contains("base_rate", notebook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_or_another_schema_is_another_run()
    {
        Assert.Equal(1, (await _study.RunAsync()).Executed);
        Assert.Equal(0, (await _study.RunAsync()).Executed);
        _study.Write("experiments/mine.csv", Csv.Replace("50,Female,high", "50,Female,low", StringComparison.Ordinal));
        Assert.Equal(1, (await _study.RunAsync()).Executed);
        _study.Yaml = Yaml.Replace("{ type: category }", "{ type: number }", StringComparison.Ordinal);
        var last = await _study.RunAsync();
        Assert.Equal(1, last.Executed);
        Assert.Equal("seed,Id,Rows,Width,rate,Name\n0,mine.csv,4,2,1,sex\n",
            File.ReadAllText(Path.Combine(last.Folder, "facts.csv")));
    }

    [Theory]
    [InlineData("mine.csv:", "mien.csv:", "line 5: found no file mien.csv in ", "did you mean 'mine.csv'?")]
    [InlineData("mine.csv:", "adult:", "line 5: 'adult' is a data set of FairLab: give your own another name", "")]
    [InlineData("label:", "lable:", "unknown key in the data set 'mine.csv': 'lable': did you mean 'label'?", "")]
    [InlineData("missing: mean", "missing: drops", "line 9: unknown value of 'missing': 'drops': did you mean 'drop'?",
        "refuse, drop, own-level, mean")]
    [InlineData("type: category", "type: categories",
        "unknown value of 'type': 'categories': did you mean 'category'?", "")]
    [InlineData("type: category", "kind: category", "unknown key in the column 'age': 'kind'", "")]
    [InlineData("favourable: high", "favourable: {}", "line 6: ", "'favourable'")]
    public async Task What_is_wrong_in_the_file_is_told_with_its_line(string right, string wrong, string message,
        string also)
    {
        _study.Yaml = Yaml.Replace(right, wrong, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<UsageException>(() => _study.RunAsync());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(also, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_choice_can_be_written()
    {
        _study.Write("experiments/all.yaml", """
            study: all
            notebook: notebooks/own.ipynb
            datasets:
              own:
                file: ../experiments/mine.csv
                label: income
                favourable: [high, low]
                target: multiclass
                groups: [sex, age]
                privileged: [~, ">= 30"]
                features: [age]
                missing: own-level
                weights: age
                id: age
                separator: ";"
                decimal_comma: true
                missing_texts: ["-", "999"]
            """);
        var own = ExperimentFile.Load(Path.Combine(_study.Root, "experiments", "all.yaml"),
            _study.Root).Datasets["own"];
        Assert.Equal(Path.Combine(_study.Root, "experiments", "mine.csv"), own.File);
        var options = own.Options;
        Assert.Equal(["high", "low"], options.Favourable!);
        Assert.Equal([null, ">= 30"], options.Privileged);
        Assert.Equal(["-", "999"], options.MissingTexts);
        Assert.Equal((TargetKind.Multiclass, MissingValues.OwnLevel), (options.Target, options.Missing));
        Assert.Equal(("age", "age", ';', true), (options.Weights, options.Id, options.Separator, options.DecimalComma));
    }
}
