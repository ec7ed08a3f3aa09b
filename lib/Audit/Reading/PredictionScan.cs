using FairLab.Data;

namespace FairLab.Audit;

/// <summary>One pass over a file of predictions into counts.</summary>
sealed class PredictionScan
{
    // What is known about an id: whether each file has it, and its label and decision in the earlier one.
    const byte InBefore = 1, InNow = 2, LabelBefore = 4, DecisionBefore = 8;

    // The option that each column was named with, in the order in which they are selected.
    readonly List<(string Option, string Column)> _wanted = [];
    readonly AuditOptions _options;
    readonly PredictionRows _rows;
    readonly int _label, _prediction, _score, _weight, _id;
    readonly GroupLevels[] _levels;
    readonly OutcomeLevels? _labels, _decisions;
    readonly CellTable _cells = new();
    readonly ScoreCounts[] _scores;
    readonly Dictionary<string, long> _dropped = new(StringComparer.Ordinal);
    readonly double _threshold;
    long _read, _both, _onlyNow, _labelsDiffer;
    string? _example;
    double _lowest = double.PositiveInfinity, _highest = double.NegativeInfinity;

    PredictionScan(AuditOptions options, PredictionRows rows)
    {
        (_options, _rows) = (options, rows);
        foreach (string group in options.Groups)
            Want("groups", group);
        (_label, _prediction, _score) = (Want("label", options.Label), Want("prediction", options.Prediction),
            Want("score", options.Score));
        (_weight, _id) = (Want("weight", options.Weight), Want("id", options.Id));
        rows.Select([.. _wanted.Select(w => rows.Find(w.Option, w.Column))]);
        _levels = [.. options.Groups.Select(g => new GroupLevels(g))];
        _scores = Array.ConvertAll(_levels, _ => new ScoreCounts());
        if (options.Label is { } label)
            _labels = new OutcomeLevels("label", label, options.Favourable);
        if (options.Prediction is { } prediction)
            _decisions = new OutcomeLevels("prediction", prediction, options.Favourable);
        _threshold = options.Threshold ?? double.NaN;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="options">What its columns mean.</param>
    /// <param name="file">The file.</param>
    /// <param name="ids">What is known about ids so far; null when there are none.</param>
    /// <param name="isBefore">Whether it is the earlier of two files.</param>
    /// <param name="progress">Told about the share that has been read, now and then.</param>
    public static PredictionData Read(AuditOptions options, string file, IdTable? ids, bool isBefore,
        IProgress<double>? progress)
    {
        var range = ScoreRange.Probabilities;
        while (true)
        {
            using var rows = PredictionRows.Open(file);
            var scan = new PredictionScan(options, rows);
            bool fits = scan.ReadAll(ids, isBefore, range, progress);
            if (fits)
                return scan.Data(ids, isBefore, range);
            // Scores that are no probabilities: their range is known now, and counts them in a second pass.
            range = new ScoreRange(scan._lowest, Math.Max(scan._highest, Math.BitIncrement(scan._lowest)), 0, 0);
            ids?.Forget(isBefore ? (byte)(InBefore | LabelBefore | DecisionBefore) : InNow);
        }
    }

    int Want(string option, string? column)
    {
        if (column is null)
            return -1;
        _wanted.Add((option, column));
        return _wanted.Count - 1;
    }

    bool ReadAll(IdTable? ids, bool isBefore, ScoreRange range, IProgress<double>? progress)
    {
        Span<int> key = stackalloc int[_levels.Length];
        bool fits = true;
        while (_rows.Read())
        {
            if ((++_read & 0xFFFF) == 0)
                progress?.Report(_rows.Fraction);
            if (Missing(key, out int label, out int decision, out double score) is { } missing)
            {
                _dropped[missing] = _dropped.GetValueOrDefault(missing) + 1;
                continue;
            }
            double weight = _weight < 0 ? 1 : Weight();
            var cell = _cells.Find(key) ?? throw _rows.Error($"more than {CellTable.Most} combinations of "
                + string.Join(", ", _options.Groups),
                "groups of people: merge levels, or leave a column out of --groups");
            cell.Outcomes[2 * label + decision].Add(weight);
            if (_score >= 0)
            {
                (_lowest, _highest) = (Math.Min(_lowest, score), Math.Max(_highest, score));
                fits &= score >= range.Low && score <= range.High;
                for (int g = 0; fits && g < key.Length; g++)
                    _scores[g].Add(key[g], label, range.Bin(score), weight);
            }
            if (ids is not null)
                Pair(ids, isBefore, cell, label, decision, weight);
        }
        return fits;
    }

    /// <summary>Reads what a row says; the column in which something is missing, or null.</summary>
    string? Missing(Span<int> key, out int label, out int decision, out double score)
    {
        (label, decision, score) = (0, 0, 0);
        for (int g = 0; g < key.Length; g++)
            if ((key[g] = _levels[g].Code(_rows.Text(g), _options.Missing, _rows)) < 0)
                return _levels[g].Column;
        if (_labels is not null && (label = _labels.Bit(_rows.Text(_label), _options.Missing, _rows)) < 0)
            return _options.Label;
        if (_score >= 0 && !Score(out score))
            return _options.Score;
        if (_decisions is null)
            decision = score >= _threshold ? 1 : 0;
        else if ((decision = _decisions.Bit(_rows.Text(_prediction), _options.Missing, _rows)) < 0)
            return _options.Prediction;
        return null;
    }

    bool Score(out double score)
    {
        if (_rows.TryNumber(_score, out score) && double.IsFinite(score))
            return true;
        string text = _rows.Text(_score).ToString();
        bool missing = MissingValue.Is(text);
        if (missing && _options.Missing == MissingGroups.Drop)
            return false;
        throw _rows.Error($"{MissingValue.Shown(text)} in column '{_options.Score}'",
            "a finite number" + (missing ? ": --missing drop leaves such rows out" : ""));
    }

    double Weight() => _rows.TryNumber(_weight, out double weight) && weight >= 0 && double.IsFinite(weight) ? weight
        : throw _rows.Error($"{MissingValue.Shown(_rows.Text(_weight).ToString())} in column '{_options.Weight}'",
            "a weight, a finite number of at least 0");

    void Pair(IdTable ids, bool isBefore, Cell cell, int label, int decision, double weight)
    {
        var id = _rows.Text(_id);
        if (id.IsEmpty)
            throw _rows.Error($"nothing in column '{_options.Id}'", "an id in every row");
        ref byte known = ref ids.Value(id, out _);
        byte own = isBefore ? InBefore : InNow;
        if ((known & own) != 0)
            throw _rows.Error($"the id '{id}' again in column '{_options.Id}'", "every id once");
        known |= own;
        if (isBefore)
            known |= (byte)(label * LabelBefore | decision * DecisionBefore);
        else if ((known & InBefore) == 0)
        {
            _onlyNow++;
            _example ??= id.ToString();
        }
        else
        {
            _both++;
            if (((known & LabelBefore) != 0) != (label == 1))
                _labelsDiffer++;
            int before = (known & DecisionBefore) != 0 ? 1 : 0;
            cell.Pairs[4 * label + 2 * before + decision].Add(weight);
        }
    }

    PredictionData Data(IdTable? ids, bool isBefore, ScoreRange range)
    {
        if (_cells.All.Count == 0)
            throw new DataException(_rows.File, null, _read == 0 ? "no rows" : "no row without a missing value",
                "at least one");
        if (_weight >= 0 && _cells.All.All(c => c.Outcomes.All(o => o.Weight == 0)))
            throw new DataException(_rows.File, null, $"only weights of 0 in column '{_options.Weight}'",
                "at least one above 0");
        OutcomeLevels.Check(_rows.File, _options.Favourable,
            [.. new[] { _labels, _decisions }.OfType<OutcomeLevels>()]);
        return new PredictionData
        {
            File = _rows.File, Rows = _read, Dropped = _dropped, Attributes = _options.Groups,
            Levels = Array.ConvertAll(_levels, l => l.Names), Cells = _cells.All, HasLabels = _labels is not null,
            IsWeighted = _weight >= 0, FavourableLabels = [.. _labels?.FavourableValues ?? []],
            FavourableDecisions = [.. _decisions?.FavourableValues ?? []],
            Scores = _score < 0 ? null : _scores,
            Range = _score < 0 ? null : range with { Lowest = _lowest, Highest = _highest },
            Pairs = ids is null || isBefore || _options.Against is null ? null
                : new PairCounts(_both, _onlyNow, ids.CountOf(InBefore) - _both, _labels is null ? 0 : _labelsDiffer,
                    _example),
        };
    }
}
