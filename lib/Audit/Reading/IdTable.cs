using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace FairLab.Audit;

/// <summary>
/// People by a 64-bit hash of their id, with a byte about each: nine bytes a person and room to grow. Of ten
/// million ids
/// two share a hash, and would be called the same, with a chance of 3 in a million (n²/2⁶⁵).
/// </summary>
sealed class IdTable
{
    ulong[] _keys = new ulong[1 << 12];
    byte[] _values = new byte[1 << 12];

    public int Count { get; private set; }

    /// <summary>The byte of an id, added with 0 when it is new.</summary>
    public ref byte Value(ReadOnlySpan<char> id, out bool isNew)
    {
        // 0 marks a free place.
        ulong key = Math.Max(1, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id)));
        int at = Place(_keys, key);
        isNew = _keys[at] == 0;
        if (isNew)
        {
            if (Count >= _keys.Length / 4 * 3)
            {
                Grow();
                at = Place(_keys, key);
            }
            _keys[at] = key;
            Count++;
        }
        return ref _values[at];
    }

    /// <summary>How many have a byte with all bits of a mask.</summary>
    public long CountOf(byte mask)
    {
        long count = 0;
        for (int i = 0; i < _keys.Length; i++)
            if (_keys[i] != 0 && (_values[i] & mask) == mask)
                count++;
        return count;
    }

    /// <summary>Takes the bits of a mask from everybody's byte.</summary>
    public void Forget(byte mask)
    {
        for (int i = 0; i < _values.Length; i++)
            _values[i] &= (byte)~mask;
    }

    static int Place(ulong[] keys, ulong key)
    {
        int mask = keys.Length - 1;
        int at = (int)(key >> 20) & mask;
        while (keys[at] != 0 && keys[at] != key)
            at = (at + 1) & mask;
        return at;
    }

    void Grow()
    {
        var (keys, values) = (new ulong[2 * _keys.Length], new byte[2 * _keys.Length]);
        for (int i = 0; i < _keys.Length; i++)
            if (_keys[i] != 0)
            {
                int at = Place(keys, _keys[i]);
                (keys[at], values[at]) = (_keys[i], _values[i]);
            }
        (_keys, _values) = (keys, values);
    }
}
