using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// What a Jupyter client and a kernel agree on before they talk: addresses, ports and the key that signs messages.
/// </summary>
public sealed record ConnectionFile
{
    /// <summary>tcp, or ipc for Unix sockets.</summary>
    public required string Transport { get; init; }

    /// <summary>The address; for ipc the path's stem.</summary>
    public required string Ip { get; init; }

    /// <summary>Port of the requests that run code.</summary>
    public required int ShellPort { get; init; }

    /// <summary>Port of what everybody sees: outputs and status.</summary>
    public required int IopubPort { get; init; }

    /// <summary>Port of questions to the user.</summary>
    public required int StdinPort { get; init; }

    /// <summary>Port of requests that must not wait for running code.</summary>
    public required int ControlPort { get; init; }

    /// <summary>Port of the heartbeat.</summary>
    public required int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; empty for none.</summary>
    public required string Key { get; init; }

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="KernelStartException">The file is absent or says something a kernel cannot do.</exception>
    public static ConnectionFile Load(string path)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new KernelStartException($"{path}: cannot read the connection file: {error.Message}");
        }

        if (node is not JsonObject json)
            throw new KernelStartException($"{path}: expected a JSON object");
        var scheme = Text("signature_scheme", "hmac-sha256");
        if (scheme != "hmac-sha256")
            throw new KernelStartException(
                $"{path}: signature_scheme '{scheme}' is not supported; expected hmac-sha256");
        var transport = Text("transport", "tcp");
        if (transport is not ("tcp" or "ipc"))
            throw new KernelStartException($"{path}: transport '{transport}' is not supported; expected tcp or ipc");
        var ip = Text("ip", "127.0.0.1");
        if (transport == "tcp"
            && !(IPAddress.TryParse(ip == "localhost" ? "127.0.0.1" : ip, out var address)
                && IPAddress.IsLoopback(address)))
            throw new KernelStartException($"{path}: ip '{ip}' is not this machine's loopback address; "
                + "who can reach a kernel can run code as you");
        return new ConnectionFile
        {
            Transport = transport, Ip = ip == "localhost" ? "127.0.0.1" : ip, Key = Text("key", ""),
            ShellPort = Port("shell_port"), IopubPort = Port("iopub_port"), StdinPort = Port("stdin_port"),
            ControlPort = Port("control_port"), HeartbeatPort = Port("hb_port"),
        };

        string Text(string name, string fallback) => json[name] switch
        {
            null => fallback,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            var other =>
                throw new KernelStartException($"{path}: expected \"{name}\" to be text, found {other.ToJsonString()}"),
        };

        int Port(string name) =>
            json[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535
                ? port
                : throw new KernelStartException(
                    $"{path}: expected \"{name}\" to be a port, found {json[name]?.ToJsonString() ?? "nothing"}");
    }

    /// <summary>The file's content, with the ports that a kernel has been given.</summary>
    public string ToJson() => new JsonObject
    {
        ["shell_port"] = ShellPort, ["iopub_port"] = IopubPort, ["stdin_port"] = StdinPort,
        ["control_port"] = ControlPort, ["hb_port"] = HeartbeatPort,
        ["ip"] = Ip, ["key"] = Key, ["transport"] = Transport, ["signature_scheme"] = "hmac-sha256",
        ["kernel_name"] = "",
    }.ToJsonString();

    internal byte[] KeyBytes => Encoding.UTF8.GetBytes(Key);

    internal EndPoint EndPoint(int port) => Transport == "ipc"
        ? new UnixDomainSocketEndPoint(FormattableString.Invariant($"{Ip}-{port}"))
        : new IPEndPoint(IPAddress.Parse(Ip), port);
}
