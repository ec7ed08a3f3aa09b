using System.Globalization;
using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// What the authors of bias amplification published with their paper (Zhao et al. 2017 [zhao2017]): for every verb of
/// imSitu or object of COCO, on the development set, the share of men in training and among the predictions before and
/// after calibration.
/// </summary>
/// <param name="Set">imSitu or COCO.</param>
/// <param name="Labels">The verbs or objects.</param>
/// <param name="Training">b*(o, man), in [0, 1].</param>
/// <param name="Before">b̃(o, man) before calibration.</param>
/// <param name="After">b̃(o, man) after calibration.</param>
public sealed record PublishedShares(
    string Set, IReadOnlyList<string> Labels, double[] Training, double[] Before, double[] After)
{
    /// <summary>The two sets, with the column that names the label and the place of their file in the
    /// catalogue.</summary>
    static readonly (string Set, string Label)[] Files = [("imSitu", "verb"), ("COCO", "object")];

    /// <summary>The names of the sets.</summary>
    public static IReadOnlyList<string> Sets { get; } = [.. Files.Select(f => f.Set)];

    /// <summary>
    /// The same labels with the pairs of predicted shares of others, dealt out at random: what is left of amplification
    /// where predictions have nothing to do with the label's training share.
    /// </summary>
    /// <param name="seed">Decides the deal.</param>
    public PublishedShares Dealt(long seed)
    {
        int[] order = new SeededRandom(seed).Permutation(Labels.Count);
        return this with
        {
            Before = [.. order.Select(i => Before[i])],
            After = [.. order.Select(i => After[i])],
        };
    }

    /// <summary>Loads a set with the store of this FairLab.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static PublishedShares Load(string set)
    {
        using var store = DataStore.Default();
        return Load(set, store);
    }

    /// <summary>Loads a set from a store.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static PublishedShares Load(string set, DataStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        int index = Sets.ToList().IndexOf(set);
        if (index < 0)
            throw new ArgumentException(NearestName.Message("published set", set, Sets), nameof(set));
        var label = Files[index].Label;
        var table = CodedTable.Read(store.Get("bias_amplification")[index],
            label, "training_ratio", "gender_ratio_before_RBA", "gender_ratio_after_RBA");
        return new PublishedShares(
            set,
            [.. Enumerable.Range(0, table.Rows).Select(row => table[label][row])],
            Shares("training_ratio"),
            Shares("gender_ratio_before_RBA"),
            Shares("gender_ratio_after_RBA"));

        double[] Shares(string column) => [.. Enumerable.Range(0, table.Rows).Select(row =>
            double.TryParse(table[column][row], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1 ? share
            : throw new DataException(
                table.File, table.Line(row), $"{column} {table[column][row]}", "a share in [0, 1]"))];
    }
}
