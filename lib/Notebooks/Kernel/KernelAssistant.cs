using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Answers the requests that run no code: what the kernel is, completion, inspection, completeness, history.
/// </summary>
internal sealed class KernelAssistant(NotebookSession session, KernelHistory history, KernelOptions options)
{
    /// <summary>The reply's content, or null when the request is of a kind the kernel does not know.</summary>
    public JsonObject? Answer(JupyterMessage request) => request.Type switch
    {
        "kernel_info_request" => Info(),
        "complete_request" => Complete(request.Content),
        "inspect_request" => Inspect(request.Content),
        "is_complete_request" => IsComplete(request.Content),
        "history_request" => new JsonObject { ["status"] = "ok", ["history"] = history.Answer(request.Content) },
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        _ => null,
    };

    JsonObject Info()
    {
        var version = typeof(KernelAssistant).Assembly.GetName().Version!.ToString(3);
        var isFSharp = options.Language == CellLanguage.FSharp;
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = JupyterMessage.ProtocolVersion,
            ["implementation"] = options.Implementation,
            ["implementation_version"] = version,
            ["language_info"] = LanguageInfo.Of(options.Language),
            ["banner"] = $"FairLab {version}: {(isFSharp ? "F#" : "C#")} on .NET {Environment.Version}",
            ["help_links"] = new JsonArray(
                new JsonObject { ["text"] = "C# language", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
                new JsonObject { ["text"] = ".NET API", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
        };
    }

    JsonObject Complete(JsonObject content)
    {
        var code = JupyterMessage.Text(content, "code") ?? "";
        var place = Math.Max(0, JupyterMessage.Number(content, "cursor_pos", int.MaxValue));
        var list = session.Complete(code, CodePoints.ToIndex(code, place));
        var (start, end) = (CodePoints.FromIndex(code, list.Start), CodePoints.FromIndex(code, list.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. list.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // What front ends show beside a match; the name is theirs.
                ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(item => new JsonObject
                {
                    ["start"] = start, ["end"] = end, ["text"] = item.Text, ["type"] = item.Kind,
                    ["signature"] = item.Signature ?? "",
                })]),
            },
        };
    }

    JsonObject Inspect(JsonObject content)
    {
        var code = JupyterMessage.Text(content, "code") ?? "";
        var place = Math.Max(0, JupyterMessage.Number(content, "cursor_pos", int.MaxValue));
        var found = session.Inspect(code, CodePoints.ToIndex(code, place));
        return new JsonObject
        {
            ["status"] = "ok", ["found"] = found is not null, ["data"] = found?.ToBundle().ToJson() ?? [],
            ["metadata"] = new JsonObject(),
        };
    }

    JsonObject IsComplete(JsonObject content)
    {
        var code = JupyterMessage.Text(content, "code") ?? "";
        var status = session.IsComplete(code);
        var reply = new JsonObject { ["status"] = status.ToString().ToLowerInvariant() };
        if (status == Completeness.Incomplete)
            reply["indent"] = CompletenessCheck.Indent(code);
        return reply;
    }
}
