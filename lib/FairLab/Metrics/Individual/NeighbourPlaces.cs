using System.Numerics;
using System.Runtime.InteropServices;

namespace FairLab.Metrics;

/// <summary>
/// Where people stand in the space of features: rows with equal features are one place, however many they are. Places
/// are kept in blocks of as many as a vector holds, feature by feature, so that one instruction advances a whole block.
/// </summary>
sealed class NeighbourPlaces
{
    /// <summary>
    /// Places whose neighbours are looked for together: what is loaded of a block serves all of them.
    /// </summary>
    public const int Queries = 4;

    readonly float[] _values;
    readonly int _width;
    readonly int[] _rows, _starts;
    readonly double[] _people, _totals;

    public NeighbourPlaces(ReadOnlySpan<float> features, int width, double[] values, double[]? weights)
    {
        _width = width;
        var places = Places(features, width, values.Length);
        Count = places.Length == 0 ? 0 : places.Max() + 1;
        (_people, _totals) = (new double[Count], new double[Count]);
        for (var row = 0; row < values.Length; row++)
        {
            _people[places[row]] += weights?[row] ?? 1;
            _totals[places[row]] += (weights?[row] ?? 1) * values[row];
        }
        _starts = new int[Count + 1];
        foreach (var place in places)
            _starts[place + 1]++;
        for (var place = 0; place < Count; place++)
            _starts[place + 1] += _starts[place];
        var (next, lanes) = (_starts.AsSpan(0, Count).ToArray(), Vector<float>.Count);
        _rows = new int[values.Length];
        _values = new float[(Count + lanes - 1) / lanes * lanes * width];
        for (var row = 0; row < values.Length; row++)
        {
            var place = places[row];
            _rows[next[place]++] = row;
            for (var j = 0; j < width; j++)
                _values[(place / lanes * width + j) * lanes + place % lanes] = features[row * width + j];
        }
    }

    /// <summary>The number of places.</summary>
    public int Count { get; }

    /// <summary>The rows at a place.</summary>
    public ReadOnlySpan<int> Rows(int place) => _rows.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>The people around each of up to four places in sequence, their own place included.</summary>
    public NeighbourRings[] Nearest(int first, int count, int reach)
    {
        var lanes = Vector<float>.Count;
        var rings = Array.ConvertAll(new NeighbourRings[count], _ => new NeighbourRings(reach));
        Span<Vector<float>> sums = stackalloc Vector<float>[Queries];
        var query = new Vector<float>[_width * Queries];
        for (var q = 0; q < Queries; q++)
            for (var j = 0; j < _width; j++)
            {
                // A chunk at the end that is not full looks for its last place again.
                var place = first + Math.Min(q, count - 1);
                query[j * Queries + q] =
                    new Vector<float>(_values[(place / lanes * _width + j) * lanes + place % lanes]);
            }
        for (var start = 0; start < Count; start += lanes)
        {
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            for (int j = 0, at = start * _width, k = 0; j < _width; j++, at += lanes, k += Queries)
            {
                var block = new Vector<float>(_values, at);
                var (d0, d1, d2, d3) =
                    (block - query[k], block - query[k + 1], block - query[k + 2], block - query[k + 3]);
                s0 = Vector.FusedMultiplyAdd(d0, d0, s0);
                s1 = Vector.FusedMultiplyAdd(d1, d1, s1);
                s2 = Vector.FusedMultiplyAdd(d2, d2, s2);
                s3 = Vector.FusedMultiplyAdd(d3, d3, s3);
            }
            (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
            for (var q = 0; q < count; q++)
            {
                if (!Vector.LessThanOrEqualAny(sums[q], new Vector<float>(rings[q].Farthest)))
                    continue;
                for (var lane = 0; lane < lanes && start + lane < Count; lane++)
                    if (sums[q][lane] <= rings[q].Farthest && _people[start + lane] > 0)
                        rings[q].Add(sums[q][lane], _people[start + lane], _totals[start + lane]);
            }
        }
        return rings;
    }

    /// <summary>Each row's place; -0 is 0.</summary>
    static int[] Places(ReadOnlySpan<float> features, int width, int rows)
    {
        var normal = new float[features.Length];
        for (var i = 0; i < normal.Length; i++)
            normal[i] = features[i] + 0f;
        var known = new Dictionary<ulong, List<(int Row, int Place)>>();
        var (places, count) = (new int[rows], 0);
        for (var row = 0; row < rows; row++)
        {
            var own = normal.AsSpan(row * width, width);
            var bucket = CollectionsMarshal.GetValueRefOrAddDefault(known, Hash(own), out _) ??= [];
            var found = -1;
            foreach (var (other, place) in bucket)
                if (own.SequenceEqual(normal.AsSpan(other * width, width)))
                    found = place;
            if (found < 0)
                bucket.Add((row, found = count++));
            places[row] = found;
        }
        return places;
    }

    static ulong Hash(ReadOnlySpan<float> values)
    {
        var hash = 0UL;
        foreach (var value in values)
            hash = (BitOperations.RotateLeft(hash, 5) ^ BitConverter.SingleToUInt32Bits(value)) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }
}
