using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>Weighted means of a batch by group, differentiable.</summary>
static class GroupMeans
{
    /// <summary>
    /// The mean of each group that occurs and its share of the weight, both shape [groups that occur]; null when fewer
    /// than two occur.
    /// </summary>
    /// <param name="values">Shape [n].</param>
    /// <param name="groups">Membership, shape [n, groups].</param>
    /// <param name="weights">Shape [n].</param>
    public static (Tensor Mean, Tensor Share)? Compute(Tensor values, Tensor groups, Tensor weights)
    {
        var weighted = groups * weights.unsqueeze(1);
        var total = weighted.sum(0L);
        var present = total.detach().cpu().to(ScalarType.Float64).data<double>().ToArray().Select((t, g) => (t, g))
            .Where(p => p.t > 0).Select(p => (long)p.g).ToArray();
        if (present.Length < 2)
            return null;
        var columns = tensor(present, device: values.device);
        var kept = total.index_select(0, columns);
        var sums = values.unsqueeze(0).matmul(weighted).reshape(-1).index_select(0, columns);
        return (sums / kept, kept / kept.sum());
    }
}
