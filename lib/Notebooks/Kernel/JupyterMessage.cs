using System.Globalization;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>One message of the Jupyter protocol.</summary>
/// <param name="Identities">Routing frames before the delimiter; on iopub the topic.</param>
/// <param name="Header">Who sent it, when, and its type.</param>
/// <param name="Parent">The header of the message it answers; empty when it answers none.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Content">What it says.</param>
/// <param name="Buffers">Binary frames behind the content.</param>
internal sealed record JupyterMessage(
    IReadOnlyList<byte[]> Identities,
    JsonObject Header,
    JsonObject Parent,
    JsonObject Metadata,
    JsonObject Content,
    IReadOnlyList<byte[]> Buffers)
{
    /// <summary>The version of the protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.3";

    /// <summary>Its place in the order of arrival.</summary>
    public long Sequence { get; init; }

    public string Type => Text(Header, "msg_type") ?? "";

    public string Id => Text(Header, "msg_id") ?? "";

    /// <summary>A new message.</summary>
    public static JupyterMessage Create(
        string type,
        JsonObject content,
        string session,
        JupyterMessage? parent = null,
        IReadOnlyList<byte[]>? identities = null) => new(
        identities ?? [],
        new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        },
        parent is null ? [] : (JsonObject)parent.Header.DeepClone(),
        [],
        content,
        []);

    /// <summary>A text field, or null when it is absent or no text.</summary>
    public static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A truth field, or the fallback when it is absent or no truth.</summary>
    public static bool Flag(JsonObject json, string name, bool fallback) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : fallback;

    /// <summary>A whole number field, or the fallback when it is absent or none.</summary>
    public static int Number(JsonObject json, string name, int fallback) =>
        json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : fallback;
}
