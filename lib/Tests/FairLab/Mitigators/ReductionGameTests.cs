using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

/// <summary>
/// The reduction returns the best mixture there is, or one near it where the learner minimizes another loss.
/// </summary>
public sealed class ReductionGameTests
{
    static readonly double[] Epsilons = [0.1, 0.05, 0.02, 0.01, 0.005];

    static readonly (double?, double, double)[] RatiosAndCosts = [(null, 1, 1), (0.8, 1, 1), (null, 1, 3)];

    static readonly FairnessConstraint[][] Constraints =
    [
        [FairnessConstraint.DemographicParity],
        [FairnessConstraint.EqualizedOdds],
        [FairnessConstraint.EqualOpportunity],
        [FairnessConstraint.DemographicParity, FairnessConstraint.EqualizedOdds],
    ];

    [Property(MaxTest = 10)]
    public void With_an_exact_learner_the_mixture_is_the_best_of_all_linear_rules(int seed)
    {
        var rules = new LinearRules(seed, features: 1 + Math.Abs(seed % 2));
        foreach (var constraints in Constraints)
            foreach (var epsilon in Epsilons)
                foreach (var (ratio, falsePositive, falseNegative) in RatiosAndCosts)
                {
                    var method = new Reduction
                    {
                        Constraint = constraints[0], Also = constraints[1..], Epsilon = epsilon, Ratio = ratio,
                        FalsePositiveCost = falsePositive, FalseNegativeCost = falseNegative,
                    };
                    var result = (method with { Iterations = 500 }).Play(rules.Split, new LinearRules.Exact(rules), 0);
                    var moments = new Moments(rules.Data, constraints, ratio ?? 1, falsePositive, falseNegative);
                    Assert.Equal(rules.Best(moments, epsilon), result.Error, 1e-6);
                    Assert.True(result.Violation <= 1e-8);
                    Assert.InRange(result.Gap!.Value, 0, method.Nu);
                }
    }

    /// <summary>Twenty people: how far above the best mixture of linear rules it may come out.</summary>
    [Theory]
    [InlineData("logistic", 1)]
    [InlineData("logistic", 2)]
    [InlineData("least squares", 1)]
    [InlineData("least squares", 2)]
    [InlineData("least squares, decisions only", 1)]
    public void With_a_surrogate_learner_the_mixture_is_near_the_best(string name, int features)
    {
        ILearner learner = name == "logistic" ? new LogisticOptions()
            : new LinearRules.LeastSquares(name.EndsWith("only", StringComparison.Ordinal));
        var above = new List<double>();
        for (var seed = 0; seed < 12; seed++)
        {
            var rules = new LinearRules(seed, features);
            foreach (var constraints in Constraints[..2])
                foreach (var epsilon in Epsilons)
                {
                    var result =
                        new Reduction { Constraint = constraints[0], Epsilon = epsilon }.Play(rules.Split, learner, 0);
                    Assert.True(result.Violation <= 1e-8);
                    Assert.Null(result.Gap);
                    above.Add(result.Error - rules.Best(new Moments(rules.Data, constraints), epsilon));
                }
        }
        // Half a point of error on average; a point is a fifth of a person.
        Assert.True(above.Average() <= 0.005, $"mean {above.Average()}");
        Assert.True(above.Count(a => a > 0.02) <= above.Count / 20,
            $"{above.Count(a => a > 0.02)} of {above.Count} above 0.02");
    }
}
