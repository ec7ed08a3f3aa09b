using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// People doing things, as vectors instead of pictures, so that it is known what a model can see: an activity o has a
/// place μ_o ~ N(0, I) among scenes, a gender a direction of signs s. A scene of activity o with a man (+1) or a woman
/// (-1) is x = (a μ_o + ε, ±c s + ε) with ε standard normal: what tells the activity, then what tells the gender. Both
/// kinds of scene of an activity differ in the second part only, so that a model that knows the activity learns nothing
/// of the gender from the first.
/// </summary>
public sealed class ActivityScenes
{
    /// <summary>The numbers that tell the activity.</summary>
    public const int SceneWidth = 32;

    /// <summary>The numbers that tell the gender.</summary>
    public const int GenderWidth = 8;

    readonly double[][] _places;
    readonly double[] _direction;

    /// <summary>Draws what activities and genders look like.</summary>
    /// <param name="shares">b*_o: the share of men in each activity, in [0, 1].</param>
    /// <param name="activityCue">a: how far apart activities are, in deviations of the noise.</param>
    /// <param name="genderCue">c: how far from the middle men and women are, in each of <see cref="GenderWidth"/>
    /// numbers.</param>
    /// <param name="seed">Decides the places and the signs.</param>
    public ActivityScenes(IReadOnlyList<double> shares, double activityCue, double genderCue, long seed)
    {
        ArgumentNullException.ThrowIfNull(shares);
        Require.NotNegative(activityCue, nameof(activityCue));
        Require.NotNegative(genderCue, nameof(genderCue));
        foreach (var share in shares)
            Require.Share(share, nameof(shares));
        var random = new SeededRandom(seed);
        Shares = [.. shares];
        _places = [.. shares.Select(_ =>
            Enumerable.Range(0, SceneWidth).Select(_ => activityCue * random.NextGaussian()).ToArray())];
        _direction = [.. Enumerable.Range(0, GenderWidth).Select(_ => genderCue * (random.Next(2) * 2 - 1))];
    }

    /// <summary>Shares of men, drawn evenly between two ends.</summary>
    /// <param name="activities">How many.</param>
    /// <param name="low">The lower end, in [0, 1].</param>
    /// <param name="high">The upper end.</param>
    /// <param name="seed">Decides them.</param>
    public static double[] SharesBetween(int activities, double low, double high, long seed)
    {
        Require.AtLeast(activities, 1, nameof(activities));
        Require.Share(low, nameof(low));
        Require.That(high, high >= low && high <= 1, $"a share of at least {nameof(low)}", nameof(high));
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, activities).Select(_ => low + (high - low) * random.NextDouble())];
    }

    /// <summary>b*_o, as asked for.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>
    /// Draws as many scenes of each activity, with the share of men that it has, to the nearest whole man; which side a
    /// half man falls on is drawn.
    /// </summary>
    /// <param name="perActivity">How many scenes of each activity.</param>
    /// <param name="seed">Decides the noise and the order.</param>
    public DrawnScenes Draw(int perActivity, long seed)
    {
        Require.AtLeast(perActivity, 1, nameof(perActivity));
        var random = new SeededRandom(seed);
        var (rows, width) = (perActivity * Shares.Count, SceneWidth + GenderWidth);
        var order = random.Permutation(rows);
        var scenes = new DrawnScenes(Shares.Count, new float[rows, width], new int[rows], new bool[rows]);
        for (var (o, i) = (0, 0); o < Shares.Count; o++)
        {
            var (exact, lot) = (Shares[o] * perActivity, random.Next(2));
            var men = exact - Math.Floor(exact) == 0.5 ? Math.Floor(exact) + lot : Math.Round(exact);
            for (var k = 0; k < perActivity; k++, i++)
            {
                var row = order[i];
                (scenes.Activities[row], scenes.IsMan[row]) = (o, k < men);
                for (var j = 0; j < width; j++)
                {
                    var mean = j < SceneWidth ? _places[o][j] : (k < men ? 1 : -1) * _direction[j - SceneWidth];
                    scenes.Features[row, j] = (float)(mean + random.NextGaussian());
                }
            }
        }
        return scenes;
    }
}
