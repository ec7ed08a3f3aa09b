using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Learning fair representations (Zemel et al. 2013, equations 1 to 12 [zemel2013]): each person x is described by how
/// much they belong to K prototypes v_k, M_k(x) = softmax_k(-d(x, v_k)) with d(x, v) = Σ_i α_i (x_i - v_i)² (the
/// paper's weighted squared distance, one α for all groups), such that A_z L_z + A_x L_x + A_y L_y is least: L_z is the
/// sum over prototypes of the difference between groups' mean memberships (mean over pairs of groups), L_x the mean
/// squared error of the reconstruction Σ_k M_k v_k per feature, L_y the mean cross entropy of Σ_k M_k w_k. Analytic
/// gradients, L-BFGS. The memberships become the features. Any number of groups; weights are used.
/// </summary>
public sealed record FairRepresentations : IPreProcessor
{
    /// <summary>K.</summary>
    /// <value>10.</value>
    public int Prototypes { get; init => field = Require.AtLeast(value, 2); } = 10;

    /// <summary>A_z: what differences between groups cost.</summary>
    /// <value>50.</value>
    public double GroupCost { get; init => field = Require.NotNegative(value); } = 50;

    /// <summary>A_x: what a poor reconstruction costs.</summary>
    /// <value>0.01.</value>
    public double ReconstructionCost { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>A_y: what wrong labels cost.</summary>
    /// <value>1.</value>
    public double LabelCost { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The most steps of the optimizer.</summary>
    /// <value>100.</value>
    public int MaxIterations { get; init => field = Require.AtLeast(value, 1); } = 100;

    /// <inheritdoc/>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        var standardizer = Standardizer.Fit(train);
        var problem = new PrototypeProblem(train, standardizer.ApplyDouble(train), this);
        var solution = new Lbfgs { MaxIterations = MaxIterations, Tolerance = 1e-5 }
            .Minimize(problem.Evaluate, problem.Start(new SeededRandom(seed)));
        Feature[] features =
            [.. Enumerable.Range(0, Prototypes).Select(k => new Feature($"prototype {k}", $"prototype {k}", false))];
        TabularDataset Represent(TabularDataset data)
        {
            var x = standardizer.ApplyDouble(data);
            return data.WithFeatures(
                features, PrototypeProblem.Memberships(x, standardizer.Width, solution.X, Prototypes));
        }
        return new DataChange(Represent(train), Represent);
    }
}
