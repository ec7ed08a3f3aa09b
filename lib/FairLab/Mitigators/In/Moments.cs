using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// The linear functions of a classifier that a reduction constrains: γ_j(h) = E[h' | event j] - E[h' | its parent],
/// with h' the decision, or the error for error rate parity. Each counts with both signs. Weighted by the data's
/// weights.
/// </summary>
sealed class Moments
{
    readonly int[] _event, _parent;
    readonly double[] _weight, _eventWeight, _parentWeight, _sign;
    readonly int[] _parentOf;
    readonly double _total;
    readonly int[] _labels;

    public Moments(TabularDataset data, FairnessConstraint constraint)
    {
        var n = data.Rows;
        var groups = data.Group.Levels.Count;
        _labels = data.Labels;
        _weight = data.Weights ?? Array.ConvertAll(data.Labels, _ => 1.0);
        _total = _weight.Sum();
        _event = new int[n];
        _parent = new int[n];
        var parents = constraint == FairnessConstraint.EqualizedOdds ? 2 : 1;
        for (var i = 0; i < n; i++)
        {
            // Rows outside every event (label 0 under equal opportunity) have event -1.
            _parent[i] = constraint switch
            {
                FairnessConstraint.EqualizedOdds => _labels[i],
                FairnessConstraint.EqualOpportunity => _labels[i] == 1 ? 0 : -1,
                _ => 0,
            };
            _event[i] = _parent[i] < 0 ? -1 : _parent[i] * groups + data.Group.Codes[i];
        }
        _sign = Array.ConvertAll(_labels, y => constraint == FairnessConstraint.ErrorRateParity ? 1.0 - 2 * y : 1);
        _eventWeight = new double[parents * groups];
        _parentWeight = new double[parents];
        for (var i = 0; i < n; i++)
        {
            if (_event[i] < 0)
                continue;
            _eventWeight[_event[i]] += _weight[i];
            _parentWeight[_parent[i]] += _weight[i];
        }
        _parentOf = [.. Enumerable.Range(0, parents * groups).Select(j => j / groups)];
        IsErrorRate = constraint == FairnessConstraint.ErrorRateParity;
    }

    bool IsErrorRate { get; }

    /// <summary>The number of constraints: twice the number of events.</summary>
    public int Count => 2 * _eventWeight.Length;

    /// <summary>Constraint k is γ_{k/2} for even k and -γ_{k/2} for odd k; events without rows give 0.</summary>
    public double[] Of(ReadOnlySpan<double> h)
    {
        var (events, parents) = (new double[_eventWeight.Length], new double[_parentWeight.Length]);
        for (var i = 0; i < h.Length; i++)
        {
            if (_event[i] < 0)
                continue;
            var value = _weight[i] * (IsErrorRate ? h[i] * (1 - _labels[i]) + (1 - h[i]) * _labels[i] : h[i]);
            events[_event[i]] += value;
            parents[_parent[i]] += value;
        }
        var gamma = new double[Count];
        for (var j = 0; j < events.Length; j++)
        {
            var value = _eventWeight[j] == 0 ? 0 : events[j] / _eventWeight[j] - parents[_parentOf[j]] / _parentWeight[_parentOf[j]];
            (gamma[2 * j], gamma[2 * j + 1]) = (value, -value);
        }
        return gamma;
    }

    /// <summary>P(h ≠ y).</summary>
    public double Error(ReadOnlySpan<double> h)
    {
        var error = 0.0;
        for (var i = 0; i < h.Length; i++)
            error += _weight[i] * (h[i] * (1 - _labels[i]) + (1 - h[i]) * _labels[i]);
        return error / _total;
    }

    /// <summary>What deciding 1 rather than 0 on row i adds to the Lagrangian err(h) + λ·γ(h), times the total weight.</summary>
    public double[] Costs(ReadOnlySpan<double> lambda)
    {
        var (eventCost, parentCost) = (new double[_eventWeight.Length], new double[_parentWeight.Length]);
        for (var j = 0; j < eventCost.Length; j++)
        {
            if (_eventWeight[j] == 0)
                continue;
            var l = lambda[2 * j] - lambda[2 * j + 1];
            eventCost[j] = l * _total / _eventWeight[j];
            parentCost[_parentOf[j]] += l * _total / _parentWeight[_parentOf[j]];
        }
        var costs = new double[_event.Length];
        for (var i = 0; i < costs.Length; i++)
            costs[i] = _weight[i] * (1 - 2 * _labels[i] + (_event[i] < 0 ? 0 : _sign[i] * (eventCost[_event[i]] - parentCost[_parent[i]])));
        return costs;
    }
}
