using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace FairLab.Data;

/// <summary>
/// Numbers distinct UTF-8 texts in order of first occurrence, without making a string for a text seen before.
/// </summary>
sealed class Utf8Levels
{
    readonly List<byte[]> _texts = [];
    int[] _slots = new int[256];

    public int Count => _texts.Count;

    public string Text(int code) => Encoding.UTF8.GetString(_texts[code]);

    /// <summary>The code of a text; a new one when it was not seen before.</summary>
    public int Code(ReadOnlySpan<byte> text)
    {
        var slot = Slot(text);
        if (_slots[slot] > 0)
            return _slots[slot] - 1;
        _texts.Add(text.ToArray());
        _slots[slot] = _texts.Count;
        if (2 * _texts.Count > _slots.Length)
            Grow();
        return _texts.Count - 1;
    }

    int Slot(ReadOnlySpan<byte> text)
    {
        var mask = _slots.Length - 1;
        var slot = (int)Hash(text) & mask;
        while (_slots[slot] > 0 && !text.SequenceEqual(_texts[_slots[slot] - 1]))
            slot = (slot + 1) & mask;
        return slot;
    }

    void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var code = 0; code < _texts.Count; code++)
            _slots[Slot(_texts[code])] = code + 1;
    }

    static uint Hash(ReadOnlySpan<byte> text)
    {
        // Eight bytes at a time, mixed by a multiplication: the table is small and its texts are not hostile.
        var hash = (ulong)text.Length;
        while (text.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ MemoryMarshal.Read<ulong>(text)) * 0x9E3779B97F4A7C15;
            text = text[8..];
        }
        foreach (var b in text)
            hash = (BitOperations.RotateLeft(hash, 5) ^ b) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
