using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A rate with its interval as a small picture that is as wide as its place, on a scale from 0.</summary>
static class Strip
{
    static readonly double[] Ends = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

    /// <summary>The end of a scale that holds all of some rates.</summary>
    public static double End(IEnumerable<GroupRate> rates)
    {
        double highest = rates.Select(r => r.Interval.Upper).Where(u => u.IsDefined).Select(u => u.Value)
            .DefaultIfEmpty(1).Max();
        return Ends.First(e => e >= Math.Min(1, highest));
    }

    /// <summary>The picture; its words stand beside it, so it is hidden from readers by ear.</summary>
    public static string Of(GroupRate rate, Measure reference, double end)
    {
        if (!rate.Value.IsDefined)
            return "";
        string line = reference.IsDefined
            ? $"<line class=\"ref\" x1=\"{At(reference)}\" x2=\"{At(reference)}\" y1=\"0\" y2=\"16\"/>" : "";
        string name = rate.IsEnough ? "" : " class=\"few\"";
        return $"<svg class=\"strip\" aria-hidden=\"true\" width=\"100%\" height=\"16\"><line class=\"axis\" x1=\"0\" "
            + $"x2=\"100%\" y1=\"8\" y2=\"8\"/>{line}<g{name}><line class=\"ci\" x1=\"{At(rate.Interval.Lower)}\" "
            + $"x2=\"{At(rate.Interval.Upper)}\" y1=\"8\" y2=\"8\"/><circle cx=\"{At(rate.Value)}\" cy=\"8\" "
            + "r=\"4\"/></g></svg>";

        string At(double share) => FormattableString.Invariant($"{1 + 98 * Math.Min(1, share / end):0.##}%");
    }
}
