using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// Messages that are wrong: fields of other types, broken JSON that is signed all the same, frames too few, too many,
/// garbled.
/// </summary>
internal static class MessageMutation
{
    static readonly string[] Types =
    [
        "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
        "kernel_info_request", "comm_info_request",
        "comm_open", "comm_msg", "comm_close", "connect_request", "debug_request", "interrupt_request", "input_reply",
        "", "no_such_request", "status",
    ];

    static readonly string[] Fields =
    [
        "code", "cursor_pos", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error",
        "detail_level", "hist_access_type", "n", "pattern",
        "session", "start", "stop", "unique", "output", "raw", "comm_id", "target_name", "data", "seq", "command",
        "value",
    ];

    /// <summary>The frames of a message that is wrong in some way.</summary>
    public static IReadOnlyList<byte[]> Next(Random random, KernelClient client)
    {
        var content = new JsonObject();
        foreach (var field in Fields.Where(_ => random.Next(3) == 0))
            content[field] = Value(random, 0);
        // What runs is harmless, and ends.
        if (random.Next(2) == 0)
            content["code"] = random.Next(3) == 0 ? "1 +" : "1";
        List<byte[]> frames = [.. client.Encode(Types[random.Next(Types.Length)], content)];
        switch (random.Next(5))
        {
            case 0:
                frames.RemoveAt(random.Next(frames.Count));
                break;
            case 1:
                frames[random.Next(frames.Count)] = Garbage(random);
                break;
            case 2:
                frames.Insert(random.Next(frames.Count), Garbage(random));
                break;
            case 3:
                Resign(random, client, frames);
                break;
        }

        return frames;
    }

    // A part replaced by what is no object, signed as it stands: the signature is right and the message is not.
    static void Resign(Random random, KernelClient client, List<byte[]> frames)
    {
        var first = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 2;
        var part = first + random.Next(4);
        frames[part] = random.Next(4) switch
        {
            0 => Encoding.UTF8.GetBytes(Value(random, 0)?.ToJsonString() ?? "null"),
            1 => frames[part][..random.Next(frames[part].Length)],
            2 => Encoding.UTF8.GetBytes(new string('[', random.Next(3000))),
            _ => Garbage(random),
        };
        frames[first - 1] = client.Sign([.. frames.Skip(first).Take(4)]);
    }

    static byte[] Garbage(Random random)
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return bytes;
    }

    static JsonNode? Value(Random random, int depth) => random.Next(depth > 3 ? 9 : 11) switch
    {
        0 => null,
        1 => random.Next(),
        2 => -random.Next(),
        3 => random.NextDouble() * 1e300,
        4 => true,
        5 => "",
        6 => "text \ud83d\ude00 \u0000",
        7 => long.MaxValue,
        8 => "(((([[[*?.*" + new string('x', random.Next(50)),
        9 => new JsonArray(Value(random, depth + 1), Value(random, depth + 1)),
        _ => new JsonObject { ["a"] = Value(random, depth + 1) },
    };
}
