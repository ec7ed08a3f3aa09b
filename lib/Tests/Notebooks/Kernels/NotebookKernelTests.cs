using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks.Tests;

/// <summary>The session as .NET Interactive's kernel: what extensions and front ends ask of it.</summary>
public sealed class NotebookKernelTests : IDisposable
{
    readonly NotebookSession _session = new(new SessionOptions());

    public void Dispose() => _session.Dispose();

    CellResult Run(string source, RecordedOutput? output = null, CancellationToken token = default)
    {
        var result = _session.Run(source, output ?? new RecordedOutput(), "In [1]", null, token);
        Assert.True(
            result.Status == CellStatus.Completed, result.Error is { } error ? string.Join('\n', error.Traceback) : "");
        return result;
    }

    async Task<IReadOnlyList<KernelEvent>> SendAsync(KernelCommand command) =>
        (await _session.Kernel.SendAsync(command)).Events;

    [Theory]
    [InlineData("csharp", "var n = 5;")]
    [InlineData("fsharp", "#!fsharp\nlet n = 5")]
    public async Task Values_are_asked_for_and_sent_by_commands(string kernel, string declaration)
    {
        Run(declaration);
        var value =
            Assert.Single((await SendAsync(new RequestValue("n", targetKernelName: kernel))).OfType<ValueProduced>());
        Assert.Equal((5, "n"), (value.Value, value.Name));
        var infos =
            Assert.Single((await SendAsync(new RequestValueInfos(kernel))).OfType<ValueInfosProduced>()).ValueInfos;
        Assert.Contains(infos, info => info.Name == "n" && info.Type == typeof(int));
        await SendAsync(new SendValue("sent", new List<int> { 1, 2 }, targetKernelName: kernel));
        Assert.Equal(2, Run(kernel == "csharp" ? "sent.Count" : "#!fsharp\nsent.Count").Value);
        var failed =
            Assert.Single((await SendAsync(new RequestValue("m", targetKernelName: kernel))).OfType<CommandFailed>());
        Assert.Contains("there is no value 'm'", failed.Message);
    }

    [Fact]
    public async Task Code_is_submitted_by_a_command()
    {
        var events = await SendAsync(new SubmitCode("6 * 7"));
        Assert.Equal(42, Assert.Single(events.OfType<ReturnValueProduced>()).Value);
        Assert.IsType<CommandSucceeded>(events[^1]);
        events = await SendAsync(new SubmitCode("nope"));
        Assert.Contains(
            "CS0103",
            Assert.Single(events.OfType<DiagnosticsProduced>()).Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("nope", Assert.IsType<CommandFailed>(events[^1]).Message);
    }

    [Fact]
    public async Task Language_services_answer()
    {
        var list = Assert.Single(
            (await SendAsync(new RequestCompletions("Console.Wri", new LinePosition(0, 11))))
                .OfType<CompletionsProduced>());
        Assert.Contains(list.Completions, item => item.InsertText == "WriteLine");
        var hover = Assert.Single(
            (await SendAsync(new RequestHoverText("var x = Math.Abs(-1);", new LinePosition(0, 14))))
                .OfType<HoverTextProduced>());
        Assert.Contains(hover.Content, content => content.Value.Contains("Abs", StringComparison.Ordinal));
        var help = Assert.Single(
            (await SendAsync(new RequestSignatureHelp("Math.Max(1, ", new LinePosition(0, 12))))
                .OfType<SignatureHelpProduced>());
        Assert.True(help.Signatures.Count > 5);
        Assert.Equal(1, help.ActiveParameterIndex);
        var found =
            Assert.Single((await SendAsync(new RequestDiagnostics("int i = \"text\";"))).OfType<DiagnosticsProduced>());
        Assert.Equal("CS0029", Assert.Single(found.Diagnostics).Code);
    }

    [Fact]
    public void Cell_finds_its_kernel_and_sends_commands_to_it()
    {
        using var stop = new CancellationTokenSource();
        Run(
            "using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; "
                + "using Microsoft.DotNet.Interactive.Events;");
        Assert.Equal("csharp", Run("Kernel.Root.FindKernelByName(\"csharp\").Name").Value);
        var output = new RecordedOutput();
        var result = Run("""
            var answer = await Kernel.Root.SendAsync(new SubmitCode("var nested = 21 * 2; nested", "csharp"));
            Console.Write("after");
            var value = answer.Events.OfType<ReturnValueProduced>().Single().Value;
            (value, KernelInvocationContext.Current.Command is SubmitCode).ToString()
            """, output, stop.Token);
        Assert.Equal("(42, True)", result.Value);
        Assert.Equal("42", Assert.Single(output.Displays).Data["text/plain"]);
        Assert.Equal("after", output.Stdout);
        Assert.Equal(42, Run("nested").Value);
        const string Asks = "(await Task.Run(() => Kernel.Root.SubmitCodeAsync(\"3 + 4\")))"
            + ".Events.OfType<ReturnValueProduced>().Single().Value.ToString()";
        Assert.Equal("7", Run(Asks, null, stop.Token).Value);
    }

    [Fact]
    public void Command_that_fails_within_a_cell_is_the_cells_to_judge()
    {
        Run("using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands;");
        var output = new RecordedOutput();
        Assert.Equal(
            "False False True",
            Run(
                """
                async Task<bool> Succeeds(KernelCommand command) =>
                    (await Kernel.Root.SendAsync(command)).Events[^1]
                        is Microsoft.DotNet.Interactive.Events.CommandSucceeded;
                var (value, bad) = (await Succeeds(new RequestValue("absent", targetKernelName: "csharp")),
                    await Succeeds(new SubmitCode("nope", "csharp")));
                $"{value} {bad} {await Succeeds(new SubmitCode("1 + 1", "csharp"))}"
                """,
                output).Value);
        Assert.Contains("there is no value 'absent'", output.Stderr);
    }

    [Fact]
    public void Part_after_a_loaded_file_runs_on_the_cells_thread()
    {
        var file = Path.GetTempFileName() + ".csx";
        File.WriteAllText(file, "var loaded = Environment.CurrentManagedThreadId;");
        Run($"#load \"{file}\"\nvar first = Environment.CurrentManagedThreadId;\n#!csharp\n"
            + "var second = Environment.CurrentManagedThreadId;");
        File.Delete(file);
        var own = Environment.CurrentManagedThreadId;
        Assert.Equal($"{own} {own} {own}", Run("$\"{loaded} {first} {second}\"").Value);
    }

    [Fact]
    public void Command_that_nobody_handles_fails_and_the_session_lives_on()
    {
        Run(
            "using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Commands; "
                + "class Strange : KernelCommand { }");
        Assert.Contains(
            "No handler registered",
            (string)Run("(await Kernel.Root.SendAsync(new Strange())).Events[^1].ToString()").Value!);
        Assert.Equal(2, Run("1 + 1").Value);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"not shown\")", "not shown")]
    [InlineData("((string)null).Length.ToString()", "Object reference")]
    public void Formatter_that_throws_is_an_error_of_the_cell(string body, string expected)
    {
        var statement = body.StartsWith("throw", StringComparison.Ordinal) ? body : "writer.Write(" + body + ")";
        Run("class Odd { }\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Odd>((odd, writer) => "
            + $"{{ {statement}; }}, \"text/html\");");
        foreach (var source in (string[])["new Odd()", "new Odd().Display();", "new[] { new Odd() }.ToList()"])
        {
            var result = _session.Run(source, new RecordedOutput(), "In [1]");
            Assert.Equal(CellStatus.Failed, result.Status);
            Assert.Contains(expected, result.Error!.Message);
        }

        Assert.Equal(2, Run("1 + 1").Value);
    }

    [Fact]
    public void Formatter_that_never_ends_is_interrupted()
    {
        Run("class Slow { }\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Slow>((slow, writer) => { "
            + "while (true) System.Threading.Thread.Sleep(10); }, \"text/html\");");
        foreach (var source in (string[])["new Slow()", "new Slow().Display();"])
        {
            var status = CellStatus.Completed;
            using var stop = new CancellationTokenSource(300);
            var thread = new Thread(
                () => status = _session.Run(source, new RecordedOutput(), "In [1]", null, stop.Token).Status);
            thread.Start();
            Assert.True(thread.Join(20_000), source);
            Assert.Equal(CellStatus.Interrupted, status);
        }
    }

    [Fact]
    public void Thread_that_outlives_its_cell_prints_and_displays_into_it()
    {
        var output = new RecordedOutput();
        Run(
            "var late = new System.Threading.Thread(() => { System.Threading.Thread.Sleep(300); "
                + "Console.Write(\"late\"); \"shown late\".Display(); }); late.Start();",
            output);
        Run("late.Join();");
        Assert.Equal("late", output.Stdout);
        Assert.Equal("shown late", Assert.Single(output.Displays).Data["text/plain"]);
    }

    [Fact]
    public void Directive_options_and_values_are_completed()
    {
        Run("#!value --name note\ntext");
        Assert.Contains("#!share", _session.Complete("#!sh", 4).Items.Select(item => item.Text));
        Assert.Contains("--from", _session.Complete("#!share --fr", 12).Items.Select(item => item.Text));
    }
}
