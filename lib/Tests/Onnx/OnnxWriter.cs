using System.Text;

namespace FairLab.Onnx.Tests;

/// <summary>Writes small ONNX files, fields as in onnx.proto.</summary>
static class OnnxWriter
{
    /// <summary>A network that averages each channel ("mean"), and squashes that ("sigmoid").</summary>
    /// <param name="input">Shape of the input; 0 for any.</param>
    /// <param name="type">Type of the input's numbers: 1 is 32-bit floating point, 11 is 64-bit.</param>
    /// <param name="others">Inputs beside it.</param>
    public static byte[] Averaging(int[] input, int type = 1, params string[] others)
    {
        int[] output = [input[0], .. input.Length > 1 ? input[1..2] : [0], 1, 1];
        var graph = Join(
            [
                Field(1, Node("GlobalAveragePool", "images", "mean")),
                Field(1, Node("Sigmoid", "mean", "sigmoid")),
                Field(2, "averaging"),
                Field(11, Value("images", input, type)),
                .. others.Select(name => Field(11, Value(name, input, type))),
                Field(12, Value("mean", output, type)),
                Field(12, Value("sigmoid", output, type)),
            ]);
        return Join([Number(1, 8), Field(7, graph), Field(8, Number(2, 13))]);
    }

    static byte[] Node(string operation, string input, string output) =>
        Join([Field(1, input), Field(2, output), Field(3, operation), Field(4, operation)]);

    static byte[] Value(string name, int[] shape, int type)
    {
        var sides = Join([.. shape.Select((s, i) => Field(1, s > 0 ? Number(1, s) : Field(2, $"any{i}")))]);
        return Join([Field(1, name), Field(2, Field(1, Join([Number(1, type), Field(2, sides)])))]);
    }

    static byte[] Field(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    static byte[] Field(int field, byte[] value) => [.. Whole(field << 3 | 2), .. Whole(value.Length), .. value];

    static byte[] Number(int field, int value) => [.. Whole(field << 3), .. Whole(value)];

    static byte[] Whole(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 128; value >>= 7)
            bytes.Add((byte)(value | 128));
        return [.. bytes, (byte)value];
    }

    static byte[] Join(IReadOnlyList<byte[]> parts) => [.. parts.SelectMany(p => p)];
}
