using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// The survey's running example (Du et al. 2019, section 3.1 [du2019]) as a causal model, so that what a detector
/// should find is known: synthetic people, no real ones. With ε standard normal, z in {0, 1} and z* its standardized
/// form: zip_index = ρ z* + √(1-ρ²) ε, surname_score likewise; income = 0.1 z* + ε; debt, history, noise = ε; logit
/// P(approved) = 1.2 income - 0.8 debt + 0.8 history - β [z = 0]. The protected attribute is not among the inputs; ZIP
/// code and surname stand in for it, and only through it do they have to do with the label.
/// </summary>
public sealed class LoanApplications
{
    /// <summary>The share of people in the unprivileged group.</summary>
    public const double Minority = 0.4;

    const double IncomeGap = 0.1;
    static readonly string[] Names = ["zip_index", "surname_score", "income", "debt", "history", "noise"];
    static readonly Feature[] Features = [.. Names.Select(name => new Feature(name, name, false))];

    LoanApplications(TabularDataset data, TabularDataset flipped) => (Data, Flipped) = (data, flipped);

    /// <summary>The applications as they are.</summary>
    public TabularDataset Data { get; }

    /// <summary>
    /// The same people had they been born into the other group: the ε of each are kept, z is flipped, and all that
    /// follows from z follows (abduction, action, prediction; Pearl 2009, section 7.1 [pearl2009]). Labels are those of
    /// <see cref="Data"/>.
    /// </summary>
    public TabularDataset Flipped { get; }

    /// <summary>z* of the unprivileged and of the privileged group.</summary>
    public static (double Unprivileged, double Privileged) Standardized { get; } =
        (-Math.Sqrt((1 - Minority) / Minority), Math.Sqrt(Minority / (1 - Minority)));

    /// <summary>Draws applications.</summary>
    /// <param name="people">How many.</param>
    /// <param name="discrimination">β: by how much past decisions held z = 0 against people, in units of the
    /// logit.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="segregation">ρ: how closely ZIP code and surname follow the group, in [0, 1].</param>
    public static LoanApplications Draw(int people, double discrimination, long seed, double segregation = 0.7)
    {
        Require.AtLeast(people, 1, nameof(people));
        Require.Share(segregation, nameof(segregation));
        Require.That(discrimination, double.IsFinite(discrimination), "a number", nameof(discrimination));
        var random = new SeededRandom(seed);
        var (rest, unexplained) = (Features.Length, Math.Sqrt(1 - segregation * segregation));
        var (values, flipped) = (new float[people * rest], new float[people * rest]);
        var (labels, groups) = (new int[people], new string[people]);
        for (var i = 0; i < people; i++)
        {
            var z = random.NextDouble() < Minority ? 0 : 1;
            double[] noise = [.. Enumerable.Range(0, rest).Select(_ => random.NextGaussian())];
            double[] Row(int group)
            {
                var star = group == 0 ? Standardized.Unprivileged : Standardized.Privileged;
                double zip = segregation * star + unexplained * noise[0];
                double surname = segregation * star + unexplained * noise[1];
                return [zip, surname, IncomeGap * star + noise[2], noise[3], noise[4], noise[5]];
            }
            var (row, other) = (Row(z), Row(1 - z));
            for (var j = 0; j < rest; j++)
                (values[i * rest + j], flipped[i * rest + j]) = ((float)row[j], (float)other[j]);
            var logit = 1.2 * row[2] - 0.8 * row[3] + 0.8 * row[4] - (z == 0 ? discrimination : 0);
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            groups[i] = z == 0 ? "minority" : "majority";
        }
        var group = Grouping.Binary(new CodedColumn("group", groups), "majority", "minority");
        var data = new TabularDataset("loan-applications", Features, values, labels, [group])
            .Describe(
                "Synthetic loan applications",
                "Nobody: drawn from a causal model whose discrimination is known.");
        return new LoanApplications(data, data.WithFeatures(Features, flipped));
    }
}
