using System.Numerics.Tensors;

namespace FairLab.Numerics;

/// <summary>
/// The primal simplex method for bounded variables with sparse columns and an explicit inverse of the basis (Chvátal
/// 1983, chapters 7 and 8 [chvatal1983]). Infeasible basic variables are priced at ±1 in a first phase, so no
/// artificial variables are needed. Steepest reduced cost, relative to the column's length, decides; after a run of
/// steps that move nothing, Bland's rule does, which cannot cycle.
/// </summary>
sealed class Simplex
{
    const double Feasible = 1e-9, Reduced = 1e-9, Pivot = 1e-8;

    readonly int _m, _n;
    readonly double[] _cost, _lower, _upper, _norm, _x;
    readonly (int Row, double Value)[][] _columns;
    readonly int[] _basis;
    readonly bool[] _isBasic;
    readonly double[][] _inverse;
    readonly LinearProgram _program;

    public Simplex(LinearProgram program)
    {
        _program = program;
        _m = program.Rows;
        _n = program.Variables + _m;
        // Row i becomes a·x - s_i = 0 with s_i in the row's interval; the slacks are the first basis.
        _cost = [.. program.Costs, .. new double[_m]];
        _lower = [.. program.Lower, .. program.RowBounds.Select(r => r.Lower)];
        _upper = [.. program.Upper, .. program.RowBounds.Select(r => r.Upper)];
        _columns =
        [
            .. program.Columns.Select(c => c.ToArray()),
            .. Enumerable.Range(0, _m).Select(i => new[] { (i, -1.0) }),
        ];
        _norm = [.. _columns.Select(c => Math.Sqrt(1 + c.Sum(e => e.Value * e.Value)))];
        _x = new double[_n];
        for (var j = 0; j < _n; j++)
            _x[j] = double.IsFinite(_lower[j]) ? _lower[j] : double.IsFinite(_upper[j]) ? _upper[j] : 0;
        _basis = [.. Enumerable.Range(program.Variables, _m)];
        _isBasic = new bool[_n];
        _inverse = new double[_m][];
        for (var i = 0; i < _m; i++)
        {
            _isBasic[_basis[i]] = true;
            _inverse[i] = new double[_m];
            _inverse[i][i] = -1;
        }
        ComputeBasics();
    }

    public LinearSolution Solve()
    {
        var limit = 50 * (_m + _n) + 1000;
        var (still, sinceFactored) = (0, 0);
        var prices = new double[_m];
        var direction = new double[_m];
        var status = LinearStatus.Stopped;
        var iteration = 0;
        for (; iteration < limit; iteration++)
        {
            if (sinceFactored >= 200)
            {
                Factor();
                sinceFactored = 0;
            }
            var phaseOne = Prices(prices);
            var bland = still > _m / 2 + 50;
            var (entering, sign) = Entering(prices, phaseOne, bland);
            if (entering < 0)
            {
                if (sinceFactored > 0)
                {
                    // Confirm with a fresh inverse before believing it.
                    Factor();
                    sinceFactored = 0;
                    continue;
                }
                status = phaseOne ? LinearStatus.Infeasible : LinearStatus.Optimal;
                break;
            }
            Direction(entering, direction);
            var (leaving, step, toUpper) = Ratio(entering, sign, direction, phaseOne, bland);
            if (double.IsInfinity(step))
            {
                status = phaseOne ? LinearStatus.Infeasible : LinearStatus.Unbounded;
                break;
            }
            still = step > 1e-12 ? 0 : still + 1;
            Move(entering, sign * step, direction);
            if (leaving >= 0)
            {
                Replace(leaving, entering, direction, toUpper);
                sinceFactored++;
            }
        }
        Prices(prices, phaseTwo: true);
        var x = _x[..^_m];
        var objective = TensorPrimitives.Dot<double>(x, _cost.AsSpan(0, x.Length));
        return new LinearSolution(status, objective, x, prices, DualBound(prices), iteration);
    }

    /// <summary>
    /// Dual prices y = c_B B⁻¹ for the phase's costs; true when some basic variable is outside its bounds.
    /// </summary>
    bool Prices(double[] prices, bool phaseTwo = false)
    {
        var infeasible = false;
        for (var i = 0; i < _m && !infeasible && !phaseTwo; i++)
            infeasible = Outside(_basis[i]) != 0;
        Array.Clear(prices);
        for (var i = 0; i < _m; i++)
        {
            var cost = infeasible ? Outside(_basis[i]) : _cost[_basis[i]];
            if (cost != 0)
                TensorPrimitives.MultiplyAdd(_inverse[i], cost, prices, prices);
        }
        return infeasible;
    }

    /// <summary>-1 below the lower bound, 1 above the upper, else 0.</summary>
    int Outside(int j) => _x[j] < _lower[j] - Feasible ? -1 : _x[j] > _upper[j] + Feasible ? 1 : 0;

    (int Entering, int Sign) Entering(double[] prices, bool phaseOne, bool bland)
    {
        var (best, entering, sign) = (0.0, -1, 0);
        for (var j = 0; j < _n; j++)
        {
            if (_isBasic[j] || _lower[j] == _upper[j])
                continue;
            var reduced = phaseOne ? 0 : _cost[j];
            foreach (var (row, value) in _columns[j])
                reduced -= prices[row] * value;
            var direction =
                reduced < -Reduced && _x[j] < _upper[j] ? 1
                : reduced > Reduced && _x[j] > _lower[j] ? -1
                : 0;
            if (direction == 0)
                continue;
            if (bland)
                return (j, direction);
            if (Math.Abs(reduced) / _norm[j] > best)
                (best, entering, sign) = (Math.Abs(reduced) / _norm[j], j, direction);
        }
        return (entering, sign);
    }

    /// <summary>B⁻¹ a_j: how much each basic variable falls when variable j grows by one.</summary>
    void Direction(int j, double[] direction)
    {
        for (var i = 0; i < _m; i++)
        {
            var sum = 0.0;
            foreach (var (row, value) in _columns[j])
                sum += _inverse[i][row] * value;
            direction[i] = sum;
        }
    }

    (int Leaving, double Step, bool ToUpper) Ratio(
        int entering,
        int sign,
        double[] direction,
        bool phaseOne,
        bool bland)
    {
        var (leaving, step, toUpper) = (-1, _upper[entering] - _lower[entering], false);
        var size = 0.0;
        for (var i = 0; i < _m; i++)
        {
            var fall = sign * direction[i];
            if (Math.Abs(fall) < Pivot)
                continue;
            var j = _basis[i];
            var outside = phaseOne ? Outside(j) : 0;
            double room;
            bool up;
            if (fall > 0)
            {
                // Falling: stops at the lower bound, or, from above the upper, at the upper; one that is below already
                // does not stop.
                if (outside < 0)
                    continue;
                (room, up) = outside > 0 ? (_x[j] - _upper[j], true) : (_x[j] - _lower[j], false);
            }
            else
            {
                if (outside > 0)
                    continue;
                (room, up) = outside < 0 ? (_lower[j] - _x[j], false) : (_upper[j] - _x[j], true);
            }
            var ratio = Math.Max(0, room) / Math.Abs(fall);
            // Among ties the largest pivot is the most stable; Bland's rule takes the smallest index instead.
            var better =
                ratio < step - 1e-12
                || ratio <= step + 1e-12 && leaving >= 0 && (bland ? j < _basis[leaving] : Math.Abs(fall) > size);
            if (better)
                (leaving, step, toUpper, size) = (i, Math.Min(ratio, step), up, Math.Abs(fall));
        }
        return (leaving, step, toUpper);
    }

    void Move(int entering, double change, double[] direction)
    {
        _x[entering] += change;
        if (change != 0)
            for (var i = 0; i < _m; i++)
                _x[_basis[i]] -= change * direction[i];
        // A variable that crossed its whole interval lies exactly on the other bound.
        if (Math.Abs(_x[entering] - _upper[entering]) < 1e-14 * Math.Max(1, Math.Abs(_upper[entering])))
            _x[entering] = _upper[entering];
        else if (Math.Abs(_x[entering] - _lower[entering]) < 1e-14 * Math.Max(1, Math.Abs(_lower[entering])))
            _x[entering] = _lower[entering];
    }

    void Replace(int leaving, int entering, double[] direction, bool toUpper)
    {
        var left = _basis[leaving];
        _x[left] = toUpper ? _upper[left] : _lower[left];
        (_isBasic[left], _isBasic[entering], _basis[leaving]) = (false, true, entering);
        var pivotRow = _inverse[leaving];
        TensorPrimitives.Multiply(pivotRow, 1 / direction[leaving], pivotRow);
        for (var i = 0; i < _m; i++)
            if (i != leaving && direction[i] != 0)
                TensorPrimitives.MultiplyAdd(pivotRow, -direction[i], _inverse[i], _inverse[i]);
    }

    /// <summary>
    /// Inverts the basis anew by Gauss and Jordan with row pivoting, and computes the basic variables from the others.
    /// </summary>
    void Factor()
    {
        var matrix = new double[_m][];
        for (var i = 0; i < _m; i++)
        {
            matrix[i] = new double[_m];
            _inverse[i].AsSpan().Clear();
            _inverse[i][i] = 1;
        }
        for (var k = 0; k < _m; k++)
            foreach (var (row, value) in _columns[_basis[k]])
                matrix[row][k] = value;
        for (var k = 0; k < _m; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < _m; i++)
                if (Math.Abs(matrix[i][k]) > Math.Abs(matrix[pivot][k]))
                    pivot = i;
            (matrix[k], matrix[pivot]) = (matrix[pivot], matrix[k]);
            (_inverse[k], _inverse[pivot]) = (_inverse[pivot], _inverse[k]);
            var scale = 1 / matrix[k][k];
            TensorPrimitives.Multiply(matrix[k].AsSpan(k), scale, matrix[k].AsSpan(k));
            TensorPrimitives.Multiply(_inverse[k], scale, _inverse[k]);
            for (var i = 0; i < _m; i++)
            {
                if (i == k || matrix[i][k] == 0)
                    continue;
                var factor = -matrix[i][k];
                TensorPrimitives.MultiplyAdd(matrix[k].AsSpan(k), factor, matrix[i].AsSpan(k), matrix[i].AsSpan(k));
                TensorPrimitives.MultiplyAdd(_inverse[k], factor, _inverse[i], _inverse[i]);
            }
        }
        ComputeBasics();
    }

    /// <summary>x_B = -B⁻¹ (sum of the nonbasic columns times their values).</summary>
    void ComputeBasics()
    {
        var rest = new double[_m];
        for (var j = 0; j < _n; j++)
            if (!_isBasic[j] && _x[j] != 0)
                foreach (var (row, value) in _columns[j])
                    rest[row] -= value * _x[j];
        for (var i = 0; i < _m; i++)
            _x[_basis[i]] = TensorPrimitives.Dot<double>(_inverse[i], rest);
    }

    /// <summary>
    /// Weak duality: min over the bounds of Σ (c_j - y·a_j) x_j plus min over the row intervals of Σ y_i s_i.
    /// </summary>
    double DualBound(double[] prices)
    {
        var bound = 0.0;
        for (var j = 0; j < _n; j++)
        {
            var reduced = _cost[j];
            foreach (var (row, value) in _columns[j])
                reduced -= prices[row] * value;
            // A reduced cost within rounding of 0 proves nothing about an unbounded variable.
            var at = reduced > 0 ? _lower[j] : _upper[j];
            if (Math.Abs(reduced) > 1e-11 || double.IsFinite(at) && Math.Abs(reduced) > 0)
                bound += reduced * at;
        }
        return double.IsNaN(bound) ? double.NegativeInfinity : bound;
    }
}
