using System.Numerics;
using System.Reflection;
using FsCheck.Xunit;

namespace FairLab.Notebooks.Tests;

/// <summary>Large numbers, times and collections arrive exactly as they were given, whichever way.</summary>
public sealed class ParameterFormTests : IDisposable
{
    const string Digits33 = "123456789012345678901234567890123";
    const string Digits43 = "-1234567890123456789012345678901234567890123";

    const string Cell = """
        [parameters]
        using System.Numerics;
        using System.Collections.Immutable;
        using Tick = System.DateTime;
        object any = null; BigInteger big = 0; ulong wide = 0; Int128 wider = 0; UInt128 widest = 0; nint native = 0;
        decimal money = 0; double real = 0; float single = 0; Half half = default;
        DateTime at = default; DateTimeOffset since = default; DateOnly day = default; TimeOnly time = default;
        TimeSpan span = default; Guid id = default; Uri address = null; Tick tick = default;
        DateOnly? maybe = null; var inferred = new DateOnly(2020, 1, 1);
        HashSet<int> set = []; ISet<string> names = null; ImmutableHashSet<DateOnly> days = [];
        SortedSet<BigInteger> sorted = []; ImmutableArray<Guid> ids = []; IReadOnlySet<DayOfWeek> week = null;
        IImmutableList<double> reals = null; Dictionary<string, DateTime> map = [];
        ImmutableDictionary<string, TimeSpan> fixedMap = null; SortedDictionary<string, int[]> nested = null;
        List<DateTimeOffset?> stamps = [];
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookResult Run(string source, string name, object? value) => NotebookRunner.RunAsync(new NotebookRunRequest
    {
        InputPath = Notebook.Saved(_folder, Cell, source), OutputPath = _folder["out.ipynb"],
        Parameters = new Dictionary<string, object?> { [name] = value },
    }).GetAwaiter().GetResult();

    // The value as the notebook has it: injected, and from the source that the executed notebook shows.
    (string Injected, string Shown) Both(string name, object? value, string expression)
    {
        var result = Run(expression, name, value);
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        var again = Notebook.Of(Cell[12..], result.Notebook.Cells[1].Source, expression);
        again.Save(_folder["again.ipynb"]);
        var request = new NotebookRunRequest { InputPath = _folder["again.ipynb"] };
        var shown = NotebookRunner.RunAsync(request).GetAwaiter().GetResult();
        Assert.True(shown.Status == RunStatus.Completed, shown.Summary + "\n" + again.Cells[1].Source);
        return (Text(result), Text(shown));

        static string Text(NotebookResult run) =>
            MultilineText.Read(run.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"])!;
    }

    [Theory]
    [InlineData("any", "12345678901234567890", "any.GetType().Name + ' ' + any", "BigInteger 12345678901234567890")]
    [InlineData("any", "9223372036854775807", "any.GetType().Name + ' ' + any", "Int64 9223372036854775807")]
    [InlineData("any", Digits43, "any.ToString()", Digits43)]
    [InlineData("big", Digits43, "big.ToString()", Digits43)]
    [InlineData("big", "-5", "big + 1 == -4 ? \"yes\" : \"no\"", "yes")]
    [InlineData("wide", "18446744073709551615", "wide.ToString()", "18446744073709551615")]
    [InlineData(
        "wider",
        "-170141183460469231731687303715884105728",
        "wider.ToString()",
        "-170141183460469231731687303715884105728")]
    [InlineData(
        "widest",
        "340282366920938463463374607431768211455",
        "widest.ToString()",
        "340282366920938463463374607431768211455")]
    [InlineData("native", "9223372036854775807", "native.ToString()", "9223372036854775807")]
    [InlineData(
        "money",
        "79228162514264337593543950335",
        "FormattableString.Invariant($\"{money}\")",
        "79228162514264337593543950335")]
    [InlineData(
        "money",
        "0.1234567890123456789012345678",
        "FormattableString.Invariant($\"{money}\")",
        "0.1234567890123456789012345678")]
    [InlineData("half", "0.5", "FormattableString.Invariant($\"{half}\")", "0.5")]
    [InlineData("at", "2024-05-17", "at.ToString(\"O\")", "2024-05-17T00:00:00.0000000")]
    [InlineData("at", "2024-05-17T13:45:00.1234567Z", "at.ToString(\"O\")", "2024-05-17T13:45:00.1234567Z")]
    [InlineData("at", "2024-05-17 13:45+02:00", "at.ToString(\"O\")", "2024-05-17T11:45:00.0000000Z")]
    [InlineData("tick", "2024-05-17", "tick.ToString(\"O\")", "2024-05-17T00:00:00.0000000")]
    [InlineData("since", "2024-05-17T13:45:00+02:00", "since.ToString(\"O\")", "2024-05-17T13:45:00.0000000+02:00")]
    [InlineData("day", "2024-02-29", "day.ToString(\"O\")", "2024-02-29")]
    [InlineData("maybe", "2024-02-29", "maybe.Value.ToString(\"O\")", "2024-02-29")]
    [InlineData("maybe", "None", "maybe is null ? \"null\" : \"set\"", "null")]
    [InlineData("inferred", "2024-02-29", "inferred.ToString(\"O\")", "2024-02-29")]
    [InlineData("time", "13:45", "time.ToString(\"O\")", "13:45:00.0000000")]
    [InlineData("span", "1.02:30:00.5", "span.ToString()", "1.02:30:00.5000000")]
    [InlineData("span", "PT26H30M", "span.ToString()", "1.02:30:00")]
    [InlineData("id", "0f8fad5bd9cb469fa16570867728950e", "id.ToString()", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData(
        "address", "https://example.org/é?q=\"1\"", "address.OriginalString", "https://example.org/é?q=\"1\"")]
    public void Run_text_of_a_command_line_arrives_exactly(
        string name, string text, string expression, string expected) =>
        Assert.Equal((expected, expected), Both(name, new ParameterText(text), expression));

    [Theory]
    [InlineData("any: 12345678901234567890", "any.ToString()", "12345678901234567890")]
    [InlineData("any: [1, 12345678901234567890]", "((object[])any)[1].ToString()", "12345678901234567890")]
    [InlineData("big: " + Digits33, "big.ToString()", Digits33)]
    [InlineData(
        "money: 0.1234567890123456789012345678",
        "FormattableString.Invariant($\"{money}\")",
        "0.1234567890123456789012345678")]
    [InlineData("money: 0.12345678901234567", "FormattableString.Invariant($\"{money}\")", "0.12345678901234567")]
    [InlineData(
        "real: 0.1234567890123456789012345678", "FormattableString.Invariant($\"{real:R}\")", "0.12345678901234568")]
    [InlineData("since: 2024-05-17T13:45:00Z", "since.ToString(\"O\")", "2024-05-17T13:45:00.0000000+00:00")]
    [InlineData("set: [3, 1, 3]", "string.Join(',', set.Order())", "1,3")]
    [InlineData("names: [b, a]", "names.GetType().Name + string.Join(',', names.Order())", "HashSet`1a,b")]
    [InlineData(
        "days: [2024-02-29, 2024-03-01]",
        "string.Join(',', days.Order().Select(d => d.ToString(\"O\")))",
        "2024-02-29,2024-03-01")]
    [InlineData("sorted: [12345678901234567890, -1]", "string.Join(',', sorted)", "-1,12345678901234567890")]
    [InlineData(
        "ids: [0f8fad5b-d9cb-469f-a165-70867728950e]",
        "ids.Single().ToString(\"N\")",
        "0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("week: [Friday]", "string.Join(',', week)", "Friday")]
    [InlineData("reals: [1, 2.5]", "FormattableString.Invariant($\"{reals.Sum()}\")", "3.5")]
    [InlineData("map: {a: 2024-05-17}", "map[\"a\"].ToString(\"O\")", "2024-05-17T00:00:00.0000000")]
    [InlineData("fixedMap: {a: 'P2D'}", "fixedMap[\"a\"].ToString()", "2.00:00:00")]
    [InlineData("nested: {b: [1], a: [2, 3]}", "string.Join(',', nested.SelectMany(p => p.Value))", "2,3,1")]
    [InlineData(
        "stamps: [null, '2024-05-17T13:45:00-01:30']", "stamps.Count + stamps[1].Value.ToString(\"zzz\")", "2-01:30")]
    public void Run_value_of_YAML_arrives_exactly(string yaml, string expression, string expected)
    {
        var (name, value) = Assert.Single(YamlParameters.Read(yaml, "test"));
        Assert.Equal((expected, expected), Both(name, value, expression));
        // What the executed notebook says of its parameters gives the same when it is given to the next run.
        var saved = NotebookDocument.Load(_folder["out.ipynb"]).Metadata["papermill"]!["parameters"]![name];
        Assert.Equal((expected, expected), Both(name, saved, expression));
    }

    [Theory]
    [InlineData(
        "wide",
        "18446744073709551616",
        "wide: expected ulong, got 18446744073709551616, which is outside 0 to 18446744073709551615")]
    [InlineData(
        "wider",
        Digits43,
        "wider: expected Int128, got " + Digits43
            + ", which is outside -170141183460469231731687303715884105728 to 170141183460469231731687303715884105727")]
    [InlineData(
        "widest",
        "-1",
        "widest: expected UInt128, got -1, which is outside 0 to 340282366920938463463374607431768211455")]
    [InlineData(
        "money",
        "79228162514264337593543950336",
        "money: expected decimal, got 79228162514264337593543950336, which is outside -79228162514264337593543950335 "
            + "to 79228162514264337593543950335")]
    [InlineData(
        "single",
        "1e39",
        "single: expected float, got 1e39, which is outside -3.4028234663852886E+38 to 3.4028234663852886E+38")]
    [InlineData("big", "1.5", "big: expected BigInteger, got \"1.5\"")]
    [InlineData(
        "at", "05/17/2024", "at: expected DateTime, such as 2024-05-17 or 2024-05-17T13:45:00Z, got \"05/17/2024\"")]
    [InlineData("at", "2023-02-29", "at: expected DateTime, such as")]
    [InlineData(
        "since",
        "2024-05-17T13:45:00",
        "since: expected DateTimeOffset, such as 2024-05-17T13:45:00+02:00 or 2024-05-17T13:45:00Z, "
            + "got \"2024-05-17T13:45:00\"")]
    [InlineData("day", "2024-05-17T00:00:00", "day: expected DateOnly, such as 2024-05-17, got")]
    [InlineData("time", "1:45 pm", "time: expected TimeOnly, such as 13:45 or 13:45:30.5, got")]
    [InlineData(
        "span",
        "90",
        "span: expected TimeSpan, such as 1.02:30:00 (days.hours:minutes:seconds) or PT26H30M, got \"90\"")]
    [InlineData("span", "13:45", "span: expected TimeSpan, such as")]
    [InlineData("span", "P1M", "span: expected TimeSpan, such as")]
    [InlineData("id", "12", "id: expected Guid, such as 0f8fad5b-d9cb-469f-a165-70867728950e, got \"12\"")]
    [InlineData("address", "data.csv", "address: expected Uri, such as https://example.org/data.csv, got \"data.csv\"")]
    public void Run_text_that_does_not_fit_names_the_form_or_the_range(string name, string text, string expected) =>
        Assert.StartsWith(
            expected,
            Assert.Throws<NotebookParameterException>(() => Run("1", name, new ParameterText(text))).Problems[0]);

    [Fact]
    public void Run_element_that_does_not_fit_is_named() =>
        Assert.StartsWith("days[1]: expected DateOnly, such as 2024-05-17, got \"x\"",
            Assert.Throws<NotebookParameterException>(() => Run("1", "days", new[] { "2024-05-17", "x" })).Problems[0]);

    [Theory]
    [InlineData("python", "# Parameters\nx = 1234567890123456789012345678901234567890123\n")]
    [InlineData("F#", "(* Parameters *)\nlet x = 1234567890123456789012345678901234567890123I\n")]
    [InlineData("scala", "// Parameters\nval x = BigInt(\"1234567890123456789012345678901234567890123\")\n")]
    [InlineData(
        ".net-powershell", "# Parameters\n$x = [bigint]::Parse('1234567890123456789012345678901234567890123')\n")]
    public void Translator_writes_all_digits(string language, string expected) => Assert.Equal(expected,
        ParameterTranslator.Find(null, language, faithful: false)!
            .Source([new("x", ParameterBinding.Guess("1234567890123456789012345678901234567890123"))]));

    [Property]
    public bool Form_is_read_as_written(DateTimeOffset since, TimeSpan span, Guid id)
    {
        object[] values =
        [
            since,
            since.UtcDateTime,
            DateTime.SpecifyKind(since.DateTime, DateTimeKind.Unspecified),
            DateOnly.FromDateTime(since.DateTime),
            TimeOnly.FromDateTime(since.DateTime),
            span,
            id,
        ];
        return values.All(value => value.Equals(ParameterForm.Read(value.GetType().Name, ParameterForm.Write(value)!)));
    }

    [Property]
    public bool Whole_number_keeps_its_digits_in_YAML_JSON_and_text(BigInteger number, byte shift)
    {
        number <<= shift;
        var yaml = YamlParameters.Read($"x: {number}", "test")[0].Value;
        var json = ParameterValue.Normalize(
            System.Text.Json.Nodes.JsonNode.Parse(ParameterValue.ToJson(number)!.ToJsonString()));
        return number.Equals(yaml)
            && number.Equals(json)
            && number.Equals(ParameterBinding.Guess(number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            && number.Equals(ParameterValue.Normalize(number));
    }

    [Property]
    public bool Decimal_keeps_its_digits_in_YAML_and_JSON(decimal number)
    {
        var type = new ParameterType(ParameterKind.RealNumber, "decimal", false);
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        object?[] given =
        [
            number,
            new ParameterText(text),
            YamlParameters.Read("x: " + text, "test")[0].Value,
            ParameterValue.ToJson(number),
        ];
        return given.All(
            value => number.Equals(ParameterBinding.Bind(type, ParameterValue.Normalize(value), "x", out _)));
    }

    [Fact]
    public async Task Run_parameters_cell_with_references_usings_and_types()
    {
        _folder.Write("more.csx", "enum Mood { Good, Bad }");
        var cell = $$"""
            [parameters]
            #r "{{typeof(FactAttribute).Assembly.Location}}"
            #load "more.csx"
            using System.Numerics;
            using Xunit;
            int x = 1;
            Mood mood = Mood.Good;
            record Point(int A);
            int twice(int a) => a * 2;
            static class Words
            {
                extension(string s)
                {
                    // Adds a number.
                    public string Add(int n) => s + n;
                }
                extension<T>(IEnumerable<T> items) where T : struct
                {
                    public T Nth(int n) => items.ElementAt(n);
                    public List<R> All<R>(Func<T, R> f) => [.. items.Select(f)];
                }
            }
            """;
        var result = await NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = Notebook.Saved(
                _folder,
                cell,
                "$\"{twice(x)} {\"ab\".Add(x)} {new[] { 5, 6 }.Nth(1)} {new[] { 5 }.All(i => i + 0.5)[0] == 5.5} "
                    + "{new Point(x).A} {mood} {typeof(FactAttribute).Name} {BigInteger.One}\""),
            Session = new SessionOptions { WorkingDirectory = _folder.Path },
            Parameters = new Dictionary<string, object?> { ["x"] = 3, ["mood"] = "Bad" },
        });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.Equal(
            "6 ab3 6 True 3 Bad FactAttribute 1",
            MultilineText.Read(result.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_parameters_cell_with_a_package_that_the_process_has_too(bool given)
    {
        // Restored from where the build restored it: no network is needed.
        var version = typeof(YamlDotNet.Core.Mark).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        var result = await NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = Notebook.Saved(
                _folder,
                $"[parameters]#r \"nuget: YamlDotNet, {version}\"\nusing YamlDotNet.Core;\nint x = 1;\n"
                    + "ScalarStyle style = ScalarStyle.Plain;",
                "$\"{x} {style}\""),
            Parameters = given
                ? new Dictionary<string, object?> { ["x"] = 3, ["style"] = "Folded" }
                : new Dictionary<string, object?>(),
        });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.Equal(
            given ? "3 Folded" : "1 Plain",
            MultilineText.Read(result.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]));
    }

    [Theory]
    [InlineData("#r \"nuget: No.Such.Package.Of.FairLab, 1.2.3\"", "No.Such.Package.Of.FairLab")]
    [InlineData("#r \"absent.dll\"", "#r \"absent.dll\": no such file")]
    [InlineData("#load \"absent.csx\"", "no such file")]
    public async Task Run_reference_that_is_not_there_is_named_before_anything_runs(string line, string expected)
    {
        var error =
            await Assert.ThrowsAsync<NotebookParameterException>(() => NotebookRunner.RunAsync(new NotebookRunRequest
            {
                InputPath = Notebook.Saved(_folder, "[parameters]" + line + "\nint x = 1;"),
                Parameters = new Dictionary<string, object?> { ["x"] = 3 },
            }));
        Assert.Contains(expected, error.Message);
    }
}
