using System.Text;
using FairLab.Numerics;

namespace FairLab.Benchmarks.Fairness;

/// <summary>
/// A CSV file of predictions that is never stored: a header, then blocks of random rows over and over until there are
/// enough.
/// </summary>
internal sealed class RowStream : Stream
{
    const int BlockRows = 1_000_000;
    readonly byte[] _header = "y,yhat,sex,race\n"u8.ToArray();
    readonly byte[] _block;
    readonly long _blocks;
    long _position;

    internal RowStream(long rows)
    {
        _blocks = rows / BlockRows;
        var (random, text) = (new SeededRandom(1), new StringBuilder());
        string[] races = ["Black", "White", "Asian-Pac-Islander", "Amer-Indian-Eskimo", "Other"];
        for (var i = 0; i < BlockRows; i++)
            text.Append(random.Next(2))
                .Append(',')
                .Append(random.Next(2))
                .Append(random.Next(2) == 0 ? ",Female," : ",Male,")
                .Append(races[random.Next(races.Length)])
                .Append('\n');
        _block = Encoding.UTF8.GetBytes(text.ToString());
    }

    public override long Length => _header.Length + _blocks * _block.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var source =
            _position < _header.Length ? _header.AsSpan((int)_position)
            : _position >= Length ? []
            : _block.AsSpan((int)((_position - _header.Length) % _block.Length));
        var taken = Math.Min(buffer.Length, source.Length);
        source[..taken].CopyTo(buffer);
        _position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
