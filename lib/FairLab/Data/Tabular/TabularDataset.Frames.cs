using Deedle;

namespace FairLab.Data;

public sealed partial class TabularDataset
{
    /// <summary>
    /// The people as a Deedle frame with rows 0, 1, ...: the source columns with their original values (int, double or
    /// string), features that come from no source column, group attributes whose source column is not there, the label
    /// (int, 1 is favourable; a class or number where nothing is said to be), and the weights if there are any.
    /// </summary>
    /// <param name="label">The name of the column with the label.</param>
    /// <param name="weights">The name of the column with the weights.</param>
    /// <exception cref="ArgumentException">Two columns would have one name.</exception>
    public Frame<int, string> ToFrame(string label = "label", string weights = "weight")
    {
        var writer = new FrameWriter(Rows);
        foreach (var column in Columns)
            writer.Add(column);
        for (var j = 0; j < Width; j++)
            if (!Columns.Any(c => c.Name == FeatureList[j].Column))
                writer.Add(FeatureList[j].Name,
                    Enumerable.Range(0, Rows).Select(row => Value(row, j)));
        foreach (var group in Groups.Where(g => !g.Columns.All(writer.Has)).ToArray())
            writer.Add(new CodedColumn(group.Name, [.. group.Levels], group.Codes, null));
        if (HasLabels)
            writer.Add(label, Labels);
        else if (Target is { Kind: TargetKind.Regression } number)
            writer.Add(label, number.Values);
        else if (Target is { } several)
            writer.Add(new CodedColumn(label, [.. several.Classes], several.Codes, null));
        if (Weights is not null)
            writer.Add(weights, Weights);
        return writer.ToFrame();
    }

    /// <summary>
    /// People from a frame, such as one of your own data. Numbers become features as they are; texts and truth values
    /// become indicators: one for two values (1 is the privileged, or the second in ordinal order), else one a value.
    /// </summary>
    /// <param name="frame">One row a person, without missing values in the columns used.</param>
    /// <param name="label">The column with the outcome: at most two values.</param>
    /// <param name="favourable">The value of it that is favourable, compared as text, so that 1 matches 1.0.</param>
    /// <param name="groups">
    /// Columns that say which group a person belongs to: the privileged value against all others where one is named,
    /// else a group for each value.
    /// </param>
    /// <param name="weights">The column with the weights: numbers of at least 0; null when all count 1.</param>
    /// <param name="features">The columns that features are made from; null means all but label and weights.</param>
    /// <param name="id">A short name for tables and messages.</param>
    /// <param name="missing">What to do about people without a group: no value, <c>?</c>, <c>NaN</c>, <c>NA</c> and the
    /// like.</param>
    /// <param name="schema">
    /// The encoding of other data, such as a model's: features are made as they were there; null makes them anew.
    /// </param>
    /// <param name="unseen">What becomes of a level that <paramref name="schema"/> does not have.</param>
    /// <exception cref="ArgumentException">What does not fit: column, row, what was found and expected.</exception>
    public static TabularDataset FromFrame<TRow>(
        Frame<TRow, string> frame, string label, object favourable,
        IReadOnlyList<(string Column, string? Privileged)> groups,
        string? weights = null,
        IReadOnlyList<string>? features = null,
        string id = "frame",
        MissingGroups missing = MissingGroups.Refuse,
        FeatureSchema? schema = null,
        UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var inGroups = missing switch
        {
            MissingGroups.Drop => MissingValues.Drop,
            MissingGroups.OwnGroup => MissingValues.OwnLevel,
            _ => MissingValues.Refuse,
        };
        var options = new DatasetOptions
        {
            Label = label,
            Favourable = FrameColumn.Text(favourable),
            Groups = [.. groups.Select(g => g.Column)],
            Privileged = [.. groups.Select(g => g.Privileged)],
            Features = features,
            Weights = weights,
            Name = id,
            Columns = groups.DistinctBy(g => g.Column)
                .ToDictionary(g => g.Column, _ => new ColumnOptions { Missing = inGroups }),
        };
        return new PeopleReader(PeopleTable.Of(FrameColumn.Read(frame)), options)
        {
            Schema = schema, Unseen = unseen, OnlyGroupsLackValues = true, TakesOne = true,
        }.Read();
    }

    /// <summary>People from a frame, such as one of your own data, as from a CSV file.</summary>
    /// <param name="frame">One row a person.</param>
    /// <param name="options">What its columns mean.</param>
    /// <param name="schema">The encoding of other data, such as a model's; null makes features anew.</param>
    /// <param name="unseen">What becomes of a level that <paramref name="schema"/> does not have.</param>
    /// <exception cref="ArgumentException">What does not fit: column, row, what was found and expected.</exception>
    public static TabularDataset FromFrame<TRow>(Frame<TRow, string> frame, DatasetOptions options,
        FeatureSchema? schema = null, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options with { Name = options.Name ?? "frame" };
        return new PeopleReader(PeopleTable.Of(FrameColumn.Read(frame)), options)
        {
            Schema = schema, Unseen = unseen,
        }.Read();
    }

    /// <summary>People of a second frame, with groups, outcome and features as those of the first.</summary>
    /// <param name="frame">One row a person; the outcome and the weights may be missing.</param>
    /// <param name="like">The people read first, from a frame or a file.</param>
    /// <param name="unseen">What becomes of a level that the first have not.</param>
    /// <exception cref="ArgumentException">What does not fit: column, row, what was found and expected.</exception>
    public static TabularDataset FromFrame<TRow>(Frame<TRow, string> frame, TabularDataset like,
        UnseenLevels unseen = UnseenLevels.Refuse) =>
        PeopleReader.Second(PeopleTable.Of(FrameColumn.Read(frame)), like, "frame", unseen).Read();
}
