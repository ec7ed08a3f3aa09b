using System.Globalization;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Counts straight from a CSV file of predictions, one pass, whatever its length: memory grows with the number of
/// groups, not of rows.
/// </summary>
public sealed record CsvCounts
{
    /// <summary>The column with the true outcome: 0 or 1 (also false or true).</summary>
    public required string Label { get; init; }

    /// <summary>The column with the decision, 0 or 1, or with a score when <see cref="Threshold"/> is set.</summary>
    public required string Decision { get; init; }

    /// <summary>The columns that make the groups; several are crossed.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Scores of at least this are decisions for 1; null when the column holds decisions.</summary>
    public double? Threshold
    {
        get;
        init => field = value is not double.NaN ? value
            : throw new ArgumentException("found the threshold NaN, expected a number", nameof(Threshold));
    }

    /// <summary>
    /// The group that is privileged (z = 1) when there are two; groups are in ordinal order of their names when null.
    /// </summary>
    public string? Privileged { get; init; }

    /// <summary>
    /// What to do about rows without a group: nothing, <c>?</c>, <c>NaN</c>, <c>NA</c> and the like in one of
    /// <see cref="Groups"/>.
    /// </summary>
    /// <value>They are refused.</value>
    public MissingGroups Missing { get; init; }

    /// <summary>Told about the number of rows read, now and then.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataException">
    /// A missing column, a row with another number of fields, a missing group or a value that is not what it should be
    /// (with its line), or no rows.
    /// </exception>
    public GroupCounts Read(string file)
    {
        if (!File.Exists(file))
            throw new DataException(file, null, "no file", "a CSV file of predictions");
        using var stream =
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Read(stream, file);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">CSV with a header line, in UTF-8.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="DataException">As for a file.</exception>
    public GroupCounts Read(Stream stream, string name)
    {
        if (Groups.GroupBy(g => g, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"found the group column '{twice.Key}' twice, expected each once");
        if (Groups.Count == 0)
            throw new ArgumentException("found no group column, expected at least one");
        using var reader = CsvRows.Of(stream, name);
        var label = reader.IndexOf(Label);
        var decision = reader.IndexOf(Decision);
        var groups = Groups.Select(reader.IndexOf).ToArray();
        var levels = Array.ConvertAll(groups, _ => new GroupLevels());
        var cells = new CellTable(groups.Length);
        Span<int> key = stackalloc int[groups.Length];
        var rows = 0L;
        while (reader.Read())
        {
            var known = true;
            for (var k = 0; k < groups.Length; k++)
            {
                key[k] = levels[k].Code(reader[groups[k]], reader);
                if (levels[k].IsMissing(key[k]))
                    known &= Missing switch
                    {
                        MissingGroups.OwnGroup => (key[k] = levels[k].OwnGroup(reader)) >= 0,
                        MissingGroups.Drop => false,
                        _ => throw reader.Error(
                            $"{MissingValue.Shown(levels[k].Text(key[k]))} in column '{Groups[k]}'",
                            MissingValue.Expected),
                    };
            }
            if (!known)
                continue;
            var y = Binary(reader, label, Label);
            var d = Threshold is not { } threshold ? Binary(reader, decision, Decision)
                : Score(reader, decision) >= threshold ? 1 : 0;
            cells.Add(key, y << 1 | d);
            if ((++rows & 0xFFFFF) == 0)
                Progress?.Report(rows);
        }
        if (rows == 0)
        {
            var none = Missing == MissingGroups.Drop ? "no rows with a group" : "no rows";
            throw new DataException(name, null, none, "at least one");
        }
        return Ordered(cells, levels);
    }

    GroupCounts Ordered(CellTable cells, GroupLevels[] levels)
    {
        string Name(int[] key) => string.Join(" × ", key.Select((code, k) => levels[k].Text(code)));
        var named = cells.All().Select(c => (Name: Name(c.Key), c.Confusion))
            .OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        if (Privileged is not null)
        {
            var at = named.FindIndex(c => c.Name == Privileged);
            if (at < 0)
                throw new ArgumentException(NearestName.Message("group", Privileged, [.. named.Select(c => c.Name)]));
            named.Add(named[at]);
            named.RemoveAt(at);
        }
        return new GroupCounts(
            string.Join(" × ", Groups), [.. named.Select(c => c.Name)], [.. named.Select(c => c.Confusion)]);
    }

    int Binary(CsvRows reader, int at, string column) => reader[at] switch
    {
        [(byte)'0'] => 0,
        [(byte)'1'] => 1,
        _ => Words(reader.Text(at))
            ?? throw reader.Error($"'{reader.Text(at)}' in column '{column}'", "0 or 1" + Hint(reader, at, column)),
    };

    // Scores where decisions are asked for are the commonest mistake, and rounding them silently would be another.
    string Hint(CsvRows reader, int at, string column) =>
        column == Decision && double.TryParse(reader[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var p)
            && p is > 0 and < 1
            ? ": a probability is no decision; say the Threshold from which it is one" : "";

    static int? Words(string text) => text.ToUpperInvariant() switch
    {
        "FALSE" or "0.0" => 0,
        "TRUE" or "1.0" => 1,
        _ => null,
    };

    double Score(CsvRows reader, int at) =>
        double.TryParse(reader[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            && double.IsFinite(score)
            ? score
            : throw reader.Error($"'{reader.Text(at)}' in column '{Decision}'", "a finite number");

    /// <summary>
    /// The levels of a group column, and which of them stand for nothing: asked once a level, not once a row.
    /// </summary>
    sealed class GroupLevels
    {
        readonly Utf8Levels _levels = new();
        readonly List<bool> _missing = [];

        public int Code(ReadOnlySpan<byte> text, CsvRows reader)
        {
            var code = _levels.Code(text);
            if (code < _missing.Count)
                return code;
            if (!System.Text.Unicode.Utf8.IsValid(text))
                throw reader.Error($"'{_levels.Text(code)}', which is not UTF-8", "a file saved as UTF-8");
            _missing.Add(MissingValue.Is(_levels.Text(code)));
            return code;
        }

        public bool IsMissing(int code) => _missing[code];

        public int OwnGroup(CsvRows reader) =>
            Code(System.Text.Encoding.UTF8.GetBytes(MissingValue.Group), reader);

        public string Text(int code) => _levels.Text(code);
    }

    /// <summary>
    /// Counters for combinations of codes. The last combination is remembered, as neighbouring rows often share it.
    /// </summary>
    sealed class CellTable(int width)
    {
        readonly Dictionary<long, int> _index = [];
        readonly List<int[]> _keys = [];
        readonly List<long[]> _counts = [];
        long _lastKey = -1;
        long[] _last = [];

        public void Add(ReadOnlySpan<int> key, int cell)
        {
            var packed = 0L;
            foreach (var code in key)
                packed = checked(packed * 100_003 + code);
            if (packed != _lastKey)
                (_lastKey, _last) = (packed, Find(packed, key));
            _last[cell]++;
        }

        public IEnumerable<(int[] Key, Confusion Confusion)> All() =>
            _keys.Zip(_counts, (key, c) => (key, new Confusion(c[3], c[1], c[0], c[2])));

        long[] Find(long packed, ReadOnlySpan<int> key)
        {
            if (!_index.TryGetValue(packed, out var at))
            {
                if (key.Length != width || key.ContainsAnyExceptInRange(0, 100_002))
                    throw new ArgumentException(
                        "found more than 100,003 distinct values in a group column, expected groups of people");
                _index.Add(packed, at = _keys.Count);
                _keys.Add(key.ToArray());
                _counts.Add(new long[4]);
            }
            return _counts[at];
        }
    }
}
