using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Terms that cost the square of the rows: training batches are taken whole, validation data, which come all at once,
/// in parts of at most 1,024 rows, each taken evenly.
/// </summary>
static class RowParts
{
    const long Most = 1024;

    /// <summary>The mean of a term over parts; null where no part defines it.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="device">Where they are.</param>
    /// <param name="term">The term of some rows, given their numbers; of all of them, given null.</param>
    public static Tensor? Mean(long rows, Device device, Func<Tensor?, Tensor?> term)
    {
        var parts = is_grad_enabled() ? 1 : (rows + Most - 1) / Most;
        if (parts == 1)
            return term(null);
        var defined = Enumerable.Range(0, (int)parts)
            .Select(part => term(arange(part, rows, parts, device: device))).OfType<Tensor>().ToArray();
        return defined.Length == 0 ? null : stack(defined).mean();
    }

    /// <summary>Some rows, or all of them.</summary>
    public static Tensor At(this Tensor all, Tensor? rows) => rows is null ? all : all.index_select(0, rows);
}
