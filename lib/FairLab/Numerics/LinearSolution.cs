namespace FairLab.Numerics;

/// <summary>The outcome of a linear program.</summary>
/// <param name="Status">How it came out; the rest has a meaning only for <see cref="LinearStatus.Optimal"/>.</param>
/// <param name="Objective">c·x.</param>
/// <param name="X">The variables.</param>
/// <param name="Duals">The price of each row: how much the objective grows with its bound.</param>
/// <param name="DualBound">
/// The lower bound on every feasible objective that the prices alone imply (weak duality). When it equals
/// <see cref="Objective"/>, the optimum is proved whatever way it was found.
/// </param>
/// <param name="Iterations">Simplex steps.</param>
public sealed record LinearSolution(
    LinearStatus Status,
    double Objective,
    double[] X,
    double[] Duals,
    double DualBound,
    int Iterations)
{
    /// <summary>The variables, when there is an optimum.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public double[] OptimalX(string problem) =>
        Status == LinearStatus.Optimal
            ? X
            : throw new InvalidOperationException(
                $"{problem}: the linear program is {Status.ToString().ToLowerInvariant()}");
}
