namespace FairLab.Detectors;

/// <summary>Counts people by half, level and group: all that a prediction of the group from a level needs.</summary>
/// <param name="level">Each person's level.</param>
/// <param name="groups">The number of groups.</param>
sealed class LevelPredictor(int[] level, int groups)
{
    readonly int _levels = level.Length == 0 ? 0 : level.Max() + 1;

    /// <summary>The number of groups.</summary>
    public int Groups => groups;

    /// <summary>Counts people.</summary>
    public Counts Count(ReadOnlySpan<int> group, ReadOnlySpan<double> times, int[] half)
    {
        var counts = new double[2 * _levels * groups];
        for (var row = 0; row < level.Length; row++)
            counts[(half[row] * _levels + level[row]) * groups + group[row]] += times.IsEmpty ? 1 : times[row];
        return new Counts(counts, _levels, groups);
    }

    /// <summary>The people of both halves.</summary>
    public sealed class Counts(double[] counts, int levels, int groups)
    {
        readonly double[] _all = Totals(counts, levels, groups);

        /// <summary>
        /// The area under the ROC curve of "belongs to the group" on one half, levels in the order of the group's share
        /// on another; NaN without a member or another person in either.
        /// </summary>
        /// <returns>The area, and the pairs of a member and another person that it is a share of.</returns>
        public (double Area, double Pairs) Area(int group, int learnt, int judged)
        {
            var (members, people) = (Members(group, learnt), People(learnt));
            if (members == 0 || members == people)
                return (double.NaN, 0);
            // One more person, like the rest of the half, at every level: a level that few have says little.
            var share = new double[levels];
            for (var l = 0; l < levels; l++)
                share[l] = (At(learnt, l, group) + members / people) / (All(learnt, l) + 1);
            var order = Enumerable.Range(0, levels).ToArray();
            Array.Sort((double[])share.Clone(), order);
            return Area(group, judged, order, share);
        }

        /// <summary>The same with levels in ascending order; NaN without a member or another person.</summary>
        public double AscendingArea(int group, int half)
        {
            double pairs = 0, below = 0, members = 0;
            for (var l = 0; l < levels; l++)
            {
                double here = At(half, l, group), others = All(half, l) - here;
                pairs += here * (below + others / 2);
                (below, members) = (below + others, members + here);
            }
            return members > 0 && below > 0 ? pairs / (members * below) : double.NaN;
        }

        /// <summary>See <see cref="ColumnAssociation.Information"/>.</summary>
        public double Information()
        {
            var (gain, entropy) = (0.0, 0.0);
            for (var judged = 0; judged < 2; judged++)
            {
                var (learnt, people) = (1 - judged, People(1 - judged));
                if (people == 0 || People(judged) == 0)
                    return double.NaN;
                for (var g = 0; g < groups; g++)
                {
                    // A group that the other half lacks counts as one person: surprise stays finite.
                    var prior = (Members(g, learnt) + 1.0 / groups) / (people + 1);
                    for (var l = 0; l < levels; l++)
                        if (At(judged, l, g) is > 0 and var here)
                            gain += here * Math.Log((At(learnt, l, g) + prior) / (All(learnt, l) + 1) / prior);
                    entropy -= Members(g, judged) * Math.Log(prior);
                }
            }
            return entropy > 0 && Enumerable.Range(0, groups).Any(IsInBoth)
                ? Math.Clamp(gain / entropy, 0, 1)
                : double.NaN;
        }

        /// <summary>
        /// Mann and Whitney: pairs of a member and another person, half where they are at levels of one share.
        /// </summary>
        (double Area, double Pairs) Area(int group, int half, int[] order, double[] share)
        {
            double pairs = 0, below = 0, members = 0;
            for (var i = 0; i < levels;)
            {
                double here = 0, others = 0;
                for (var of = share[order[i]]; i < levels && share[order[i]] == of; i++)
                {
                    here += At(half, order[i], group);
                    others += All(half, order[i]) - At(half, order[i], group);
                }
                pairs += here * (below + others / 2);
                (below, members) = (below + others, members + here);
            }
            return members > 0 && below > 0 ? (pairs / (members * below), members * below) : (double.NaN, 0);
        }

        /// <summary>Whether both halves have a member of the group and another person.</summary>
        bool IsInBoth(int group) => Enumerable.Range(0, 2)
            .All(half => Members(group, half) > 0 && Members(group, half) < People(half));

        double At(int half, int l, int group) => counts[(half * levels + l) * groups + group];

        double All(int half, int l) => _all[half * levels + l];

        double People(int half)
        {
            var sum = 0.0;
            for (var l = 0; l < levels; l++)
                sum += All(half, l);
            return sum;
        }

        double Members(int group, int half)
        {
            var sum = 0.0;
            for (var l = 0; l < levels; l++)
                sum += At(half, l, group);
            return sum;
        }

        static double[] Totals(double[] counts, int levels, int groups)
        {
            var all = new double[2 * levels];
            for (var l = 0; l < all.Length; l++)
                for (var g = 0; g < groups; g++)
                    all[l] += counts[l * groups + g];
            return all;
        }
    }
}
