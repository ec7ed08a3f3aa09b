using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>The protocol as a front end sees it (jupyter-client, messaging in Jupyter, 5.3).</summary>
public sealed class JupyterKernelTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    KernelClient Client => fixture.Client;

    static string? Text(JupyterMessage message, string name) => JupyterMessage.Text(message.Content, name);

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    public void Kernel_info_is_answered_on_shell_and_control(string channel)
    {
        var (reply, published) = Client.Ask("kernel_info_request", [], channel);
        Assert.Equal("kernel_info_reply", reply.Type);
        Assert.Equal("ok", Text(reply, "status"));
        Assert.Equal("5.3", Text(reply, "protocol_version"));
        Assert.Equal("C#", (string?)reply.Content["language_info"]!["name"]);
        Assert.Equal(["busy", "idle"], published.Select(message => Text(message, "execution_state")));
    }

    [Fact]
    public void Execute_sends_input_outputs_reply_and_idle_in_order()
    {
        var (reply, published) = Client.Execute("Console.WriteLine(1); Console.Error.WriteLine(2); display(3); 4");
        Assert.Equal("ok", Text(reply, "status"));
        Assert.Equal(
            ["status", "execute_input", "stream", "stream", "display_data", "execute_result", "status"],
            published.Select(message => message.Type));
        Assert.Equal(
            ["stdout", "stderr"],
            published.Where(message => message.Type == "stream").Select(message => Text(message, "name")));
        Assert.Equal((int?)reply.Content["execution_count"], (int?)published[5].Content["execution_count"]);
        Assert.NotNull((string?)published[4].Content["transient"]!["display_id"]);
    }

    [Fact]
    public void Execute_error_is_published_once_with_line_and_reply()
    {
        var (reply, published) = Client.Execute("\nthrow new FormatException(\"on purpose\");");
        var error = Assert.Single(published, message => message.Type == "error");
        Assert.Equal(("FormatException", "on purpose"), (Text(error, "ename"), Text(error, "evalue")));
        Assert.Equal("error", Text(reply, "status"));
        Assert.Equal("FormatException", Text(reply, "ename"));
        Assert.Contains("line 2: throw new FormatException", error.Content["traceback"]!.ToJsonString());
    }

    [Fact]
    public void Execute_after_an_error_aborts_what_is_queued()
    {
        string[] ids =
        [
            Client.SendCell("System.Threading.Thread.Sleep(200); throw new Exception();"),
            Client.SendCell("1"),
            Client.SendCell("2"),
        ];
        Assert.Equal(["error", "aborted", "aborted"], ids.Select(id => Text(Client.Reply(id), "status")));
        Assert.Equal("ok", Text(Client.Execute("3").Reply, "status"));
    }

    [Fact]
    public void Execute_silently_publishes_no_result_and_counts_nothing()
    {
        var before = (int)Client.Execute("1").Reply.Content["execution_count"]!;
        var request = KernelClient.Cell("2");
        request["silent"] = true;
        var (reply, published) = Client.Ask("execute_request", request);
        Assert.Equal("ok", Text(reply, "status"));
        Assert.Equal(["status", "status"], published.Select(message => message.Type));
        Assert.Equal(before + 1, (int)Client.Execute("3").Reply.Content["execution_count"]!);
    }

    [Fact]
    public void Execute_evaluates_user_expressions()
    {
        var request = KernelClient.Cell("var forExpressions = 5;");
        request["user_expressions"] = new JsonObject { ["good"] = "forExpressions * 2", ["bad"] = "nothing" };
        var values = Client.Ask("execute_request", request).Reply.Content["user_expressions"]!;
        Assert.Equal("10", (string?)values["good"]!["data"]!["text/plain"]);
        Assert.Equal(("error", "CS0103"), ((string?)values["bad"]!["status"], (string?)values["bad"]!["ename"]));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    public void Interrupt_request_on_control_ends_the_cell_and_keeps_the_state(string endless)
    {
        Client.Execute("var kept = 7;");
        var id = Client.SendCell("Console.Write(\"begun\"); " + endless);
        while (Text(Client.Next("iopub"), "text") != "begun")
        {
        }

        var (interrupted, _) = Client.Ask("interrupt_request", [], "control");
        Assert.Equal("ok", Text(interrupted, "status"));
        var reply = Client.Reply(id);
        Assert.Equal(("error", "OperationCanceledException"), (Text(reply, "status"), Text(reply, "ename")));
        Assert.Equal(
            "7",
            (string?)Client.Execute("kept").Published.Single(
                message => message.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    // A library call that would last for hours cannot be stopped: the kernel goes on without its thread.
    [Fact]
    public void Second_interrupt_leaves_behind_what_does_not_stop()
    {
        Client.Execute("var held = 7;");
        var id = Client.SendCell("Console.Write(\"begun\"); "
            + "new System.Text.RegularExpressions.Regex(\"^(a+)+$\", 0, TimeSpan.FromSeconds(10))"
            + ".IsMatch(new string('a', 40) + \"b\")");
        while (Text(Client.Next("iopub"), "text") != "begun")
        {
        }

        Client.Ask("interrupt_request", [], "control");
        Thread.Sleep(200);
        Client.Ask("interrupt_request", [], "control");
        Assert.Contains("goes on in the background", Text(Client.Reply(id), "evalue"));
        Assert.Equal(
            "7",
            (string?)Client.Execute("held").Published.Single(
                message => message.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void Interrupt_request_without_a_running_cell_does_nothing()
    {
        Assert.Equal("ok", Text(Client.Ask("interrupt_request", [], "control").Reply, "status"));
        Assert.Equal("ok", Text(Client.Execute("1").Reply, "status"));
    }

    [Fact]
    public void Control_is_answered_while_a_cell_runs()
    {
        var id = Client.SendCell("Console.Write(\"runs\"); while (true) { }");
        while (Text(Client.Next("iopub"), "text") != "runs")
        {
        }

        Assert.Equal(
            "kernel_info_reply", Client.Reply(Client.Send("control", "kernel_info_request", []), "control").Type);
        Client.SendFrames("heartbeat", [[], [1, 2, 3]]);
        Assert.Equal([1, 2, 3], Client.TakeRaw("heartbeat", TimeSpan.FromSeconds(30))![^1]);
        Client.Send("control", "interrupt_request", []);
        Assert.Equal("error", Text(Client.Reply(id), "status"));
    }

    [Fact]
    public void Input_request_is_answered_by_the_front_end()
    {
        var id = Client.SendCell("Console.ReadLine() + \"!\"", allowInput: true);
        var question = Client.Next("stdin");
        Assert.Equal(("input_request", false), (question.Type, (bool)question.Content["password"]!));
        Assert.Equal(id, JupyterMessage.Text(question.Parent, "msg_id"));
        Client.Send("stdin", "input_reply", new JsonObject { ["value"] = "answer", ["status"] = "ok" }, question);
        Assert.Equal("ok", Text(Client.Reply(id), "status"));
        Assert.Equal(
            "answer!",
            (string?)Client.Published(id)
                .Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void Input_without_a_front_end_that_answers_is_an_error() =>
        Assert.Equal("InvalidOperationException", Text(Client.Execute("Console.ReadLine()").Reply, "ename"));

    [Fact]
    public void Interrupt_ends_a_question()
    {
        var id = Client.SendCell("Console.ReadLine()", allowInput: true);
        Client.Next("stdin");
        Client.Send("control", "interrupt_request", []);
        Assert.Equal("OperationCanceledException", Text(Client.Reply(id), "ename"));
    }

    [Fact]
    public void Comm_info_is_empty_and_an_unknown_comm_is_closed()
    {
        Assert.Equal("{}", Client.Ask("comm_info_request", []).Reply.Content["comms"]!.ToJsonString());
        var id = Client.Send(
            "shell",
            "comm_open",
            new JsonObject { ["comm_id"] = "c1", ["target_name"] = "unknown", ["data"] = new JsonObject() });
        Assert.Equal("c1", Text(Client.Published(id).Single(message => message.Type == "comm_close"), "comm_id"));
    }

    [Fact]
    public void History_gives_what_was_run()
    {
        Client.Execute("\"for history\"");
        var reply = Client.Ask(
            "history_request",
            new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true, ["raw"] = true }).Reply;
        var entry = Assert.Single(reply.Content["history"]!.AsArray())!.AsArray();
        Assert.Equal("""["\u0022for history\u0022","for history"]""", entry[2]!.ToJsonString());
    }

    [Fact]
    public void Complete_and_inspect_count_code_points()
    {
        // One emoji: one code point, two UTF-16 units.
        const string Code = "var s = \"😀\"; Console.Wri";
        var reply =
            Client.Ask("complete_request", new JsonObject { ["code"] = Code, ["cursor_pos"] = Code.Length - 1 }).Reply;
        Assert.Contains("WriteLine", reply.Content["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal((21, 24), ((int)reply.Content["cursor_start"]!, (int)reply.Content["cursor_end"]!));
        var found = Client.Ask(
            "inspect_request",
            new JsonObject { ["code"] = "\"😀\".Contains", ["cursor_pos"] = 8, ["detail_level"] = 0 }).Reply;
        Assert.True((bool)found.Content["found"]!);
        Assert.Contains("Contains", found.Content["data"]!["text/plain"]!.ToJsonString());
    }

    [Fact]
    public void Debug_request_is_refused_with_an_answer()
    {
        var (reply, _) = Client.Ask(
            "debug_request",
            new JsonObject { ["type"] = "request", ["seq"] = 1, ["command"] = "debugInfo" },
            "control");
        Assert.Equal("debug_reply", reply.Type);
        Assert.Equal(
            (false, 1, "debugInfo"),
            ((bool)reply.Content["success"]!, (int)reply.Content["request_seq"]!, Text(reply, "command")));
    }

    [Fact]
    public void Unknown_request_is_answered_with_an_error_so_that_nobody_waits()
    {
        var (reply, published) = Client.Ask("nonsense_request", []);
        Assert.Equal(("nonsense_reply", "error"), (reply.Type, Text(reply, "status")));
        Assert.Equal(2, published.Count);
    }

    [Fact]
    public void Output_of_a_task_that_outlives_its_cell_belongs_to_that_cell()
    {
        var id =
            Client.SendCell("var late = Task.Run(async () => { await Task.Delay(300); Console.Write(\"late\"); });");
        Client.Reply(id);
        Client.SendCell("await late;");
        JupyterMessage message;
        do
            message = Client.Next("iopub");
        while (Text(message, "text") != "late");
        Assert.Equal(id, JupyterMessage.Text(message.Parent, "msg_id"));
    }

    [Fact]
    public void Printing_waits_for_a_front_end_that_does_not_read()
    {
        using var fixture = new KernelFixture();
        using var socket =
            new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        socket.Connect(System.Net.IPAddress.Loopback, fixture.Kernel.Connection.IopubPort);
        using var silent = new ZmtpConnection(new System.Net.Sockets.NetworkStream(socket));
        silent.Handshake(ZmtpSocketType.Sub);
        silent.SubscribeToAll();
        Thread.Sleep(200);
        var key = Guid.NewGuid().ToString();
        var id = fixture.Client.Send("shell", "execute_request", new JsonObject
        {
            ["code"] = $"var line = new string('x', 10_000); for (long i = 0; ; i++) {{ Console.WriteLine(line); "
                + $"AppContext.SetData(\"{key}\", i); }}",
        });
        Thread.Sleep(3000);
        var before = (long)AppContext.GetData(key)!;
        Thread.Sleep(1000);
        var after = (long)AppContext.GetData(key)!;
        // 32 MB may wait, and what the system's buffers hold; then the loop stands still.
        Assert.InRange(after, 100, 8_000);
        Assert.InRange(after - before, 0, 100);
        fixture.Kernel.Interrupt();
        Assert.Equal("error", JupyterMessage.Text(fixture.Client.Reply(id).Content, "status"));
    }
}
