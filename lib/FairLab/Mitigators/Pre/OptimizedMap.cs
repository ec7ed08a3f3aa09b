using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>The random map that optimized pre-processing found.</summary>
public sealed class OptimizedMap
{
    readonly double[,] _joint;
    readonly Dictionary<(int Group, int State), (int Target, double Probability)[]> _moves;

    internal OptimizedMap(
        double[,] joint, Dictionary<(int, int), (int, double)[]> moves, LinearSolution solution, int variables) =>
        (_joint, _moves, Solution, Variables) = (joint, moves, solution, variables);

    /// <summary>The linear program's solution with its proof of optimality.</summary>
    public LinearSolution Solution { get; }

    /// <summary>½ ‖P(X̂, Ŷ) - P(X, Y)‖₁, the share of people who look different.</summary>
    public double Objective => Solution.Objective;

    /// <summary>How many probabilities the map has.</summary>
    public int Variables { get; }

    /// <summary>P(x̂, ŷ | d, x, y): where a cell and label of a group may go.</summary>
    public IEnumerable<(int Cell, int Label, double Probability)> From(int group, int cell, int label) =>
        _moves.TryGetValue((group, 2 * cell + label), out var moves)
            ? moves.Select(m => (m.Target / 2, m.Target % 2, m.Probability)) : [(cell, label, 1.0)];

    /// <summary>One draw of a new cell and label; a combination that training did not have stays as it is.</summary>
    internal (int Cell, int Label) Draw(int group, int cell, int label, double u)
    {
        var last = (cell, label);
        foreach (var (newCell, newLabel, probability) in From(group, cell, label))
        {
            last = (newCell, newLabel);
            if ((u -= probability) < 0)
                break;
        }
        return last;
    }

    /// <summary>
    /// One draw of a new cell when the label is not known: it is averaged out as it is distributed in training.
    /// </summary>
    internal int Draw(int group, int cell, double u)
    {
        var (no, yes) = (_joint[group, 2 * cell], _joint[group, 2 * cell + 1]);
        if (no + yes == 0)
            return cell;
        var share = yes / (no + yes);
        return u < share ? Draw(group, cell, 1, u / share).Cell : Draw(group, cell, 0, (u - share) / (1 - share)).Cell;
    }
}
