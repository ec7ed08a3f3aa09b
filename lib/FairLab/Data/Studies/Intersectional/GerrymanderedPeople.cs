using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// Synthetic people after the opening example of Kearns et al. (2018 [kearns2018]): blue or green, round or square,
/// independently and half of each. With ε standard normal, merit and effort = ε, noise = ε, and logit P(y=1) = merit +
/// 0.8 effort + β for blue circles and green squares, less β for green circles and blue squares. Past decisions are
/// fair to every colour and to every shape, and unfair to those in between.
/// </summary>
public static class GerrymanderedPeople
{
    static readonly (string Name, string Column)[] Names =
        [("merit", "merit"), ("effort", "effort"), ("noise", "noise"), ("blue", "colour"), ("round", "shape")];

    static readonly Feature[] Features = [.. Names.Select(n => new Feature(n.Name, n.Column, false))];

    /// <summary>Draws people, grouped by colour; shape is the second attribute.</summary>
    /// <param name="people">How many.</param>
    /// <param name="gerrymandering">β, in units of the logit; 0 is fair to everybody.</param>
    /// <param name="seed">Decides everything.</param>
    public static TabularDataset Draw(int people, double gerrymandering, long seed)
    {
        Require.AtLeast(people, 1, nameof(people));
        Require.That(gerrymandering, double.IsFinite(gerrymandering), "a number", nameof(gerrymandering));
        var random = new SeededRandom(seed);
        var values = new float[people * Features.Length];
        var (labels, colours, shapes) = (new int[people], new int[people], new int[people]);
        for (var i = 0; i < people; i++)
        {
            var (isBlue, isRound) = (random.Next(2) == 1, random.Next(2) == 1);
            var (merit, effort, noise) = (random.NextGaussian(), random.NextGaussian(), random.NextGaussian());
            float[] row = [(float)merit, (float)effort, (float)noise, isBlue ? 1 : 0, isRound ? 1 : 0];
            row.CopyTo(values, i * row.Length);
            var logit = merit + 0.8 * effort + (isBlue == isRound ? gerrymandering : -gerrymandering);
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            (colours[i], shapes[i]) = (isBlue ? 1 : 0, isRound ? 1 : 0);
        }
        return new TabularDataset("planted", Features, values, labels,
            [new Grouping("colour", ["green", "blue"], colours), new Grouping("shape", ["square", "round"], shapes)])
            .Describe(
                "Synthetic people, gerrymandered",
                "Nobody: drawn so that decisions are fair to every colour and shape, and unfair to their crossings.");
    }
}
