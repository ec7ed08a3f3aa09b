using System.Text;

namespace FairLab.Notebooks;

/// <summary>The end of what a cell prints, when it prints more than is kept: the last characters, and how many were
/// left out before them.</summary>
internal sealed class StreamTail(int length)
{
    const int FewPieces = 1000;

    readonly int _piece = Math.Clamp(length / 16, 1, 1 << 12);

    readonly Queue<(StreamName Name, StringBuilder Text)> _pieces = [];
    (StreamName Name, StringBuilder Text) _last;
    long _kept;

    /// <summary>How many characters were left out.</summary>
    public long LeftOut { get; private set; }

    public void Add(StreamName name, ReadOnlySpan<char> text)
    {
        if (text.Length > length)
        {
            var end = text[^length..];
            // Half a character is none.
            if (length > 0 && char.IsLowSurrogate(end[0]))
                end = end[1..];
            LeftOut += text.Length - end.Length;
            text = end;
        }

        if (_last.Text is null || _last.Name != name || _last.Text.Length + text.Length > _piece)
            _pieces.Enqueue(_last = (name, new StringBuilder()));
        _last.Text.Append(text);
        _kept += text.Length;
        // Two streams in turns make many pieces of few characters.
        var most = Math.Max(FewPieces, 2 * length / _piece);
        while (_pieces.Count > 1 && (_kept - _pieces.Peek().Text.Length >= length || _pieces.Count > most))
        {
            var gone = _pieces.Dequeue().Text.Length;
            _kept -= gone;
            LeftOut += gone;
        }
    }

    /// <summary>The kept text, neighbours of one stream joined; it begins with a whole line where there is
    /// one.</summary>
    /// <param name="leftOut">How many characters were left out before it.</param>
    public IReadOnlyList<(StreamName Name, string Text)> Read(out long leftOut)
    {
        List<(StreamName Name, StringBuilder Text)> joined = [];
        leftOut = LeftOut;
        foreach (var (name, text) in _pieces)
        {
            var start = 0;
            if (joined.Count == 0 && LeftOut > 0)
            {
                start = text.ToString().IndexOf('\n', StringComparison.Ordinal) + 1;
                leftOut += start;
            }

            if (joined.Count == 0 || joined[^1].Name != name)
                joined.Add((name, new StringBuilder()));
            joined[^1].Text.Append(text, start, text.Length - start);
        }

        return [.. joined.Select(part => (part.Name, part.Text.ToString()))];
    }
}
