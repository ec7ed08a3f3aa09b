namespace FairLab.Data;

public sealed partial class TabularDataset
{
    /// <summary>
    /// People from a CSV file of your own. What columns hold is found from their values and shown by
    /// <see cref="Summary()"/>; each choice can be made otherwise.
    /// </summary>
    /// <param name="path">A file with a header line, in UTF-8, separated by comma, semicolon, tab or |.</param>
    /// <param name="label">The column with the outcome; null for people without one, to predict for.</param>
    /// <param name="favourable">
    /// Its favourable value, values, or threshold: <c>">50K"</c>, <c>["A", "B"]</c>, <c>">= 30000"</c>.
    /// </param>
    /// <param name="groups">
    /// The columns that say which group a person belongs to; the first is the one that is used.
    /// </param>
    /// <param name="privileged">
    /// For each group column the privileged value or threshold; null: a group for each value.
    /// </param>
    /// <param name="features">
    /// The columns that features are made from; null means all but label, weights and id.
    /// </param>
    /// <param name="missing">What is done where a value is missing: nothing, <c>?</c>, <c>NA</c> and the like.</param>
    /// <param name="weights">The column with the weights; null when all count 1.</param>
    /// <param name="id">The column that names each person; null when nobody is named.</param>
    /// <param name="target">Two classes, several, or a number; null finds it out.</param>
    /// <param name="columns">Columns that are read otherwise than they look.</param>
    /// <exception cref="DataException">A file that does not fit: line, column, what was found and expected.</exception>
    /// <exception cref="ArgumentException">Roles that do not fit each other.</exception>
    /// <example><code>
    /// var data = TabularDataset.FromCsv("mine.csv", label: "income", favourable: ">50K",
    ///     groups: ["sex", "race"], privileged: ["Male", "White"], missing: MissingValues.Mean);
    /// </code></example>
    public static TabularDataset FromCsv(string path, string? label = null, ValueSet? favourable = null,
        IReadOnlyList<string>? groups = null, IReadOnlyList<string?>? privileged = null,
        IReadOnlyList<string>? features = null, MissingValues missing = MissingValues.Refuse,
        string? weights = null, string? id = null, TargetKind? target = null,
        IReadOnlyDictionary<string, ColumnOptions>? columns = null)
    {
        var options = new DatasetOptions
        {
            Label = label,
            Favourable = favourable,
            Groups = groups ?? [],
            Privileged = privileged ?? [],
            Features = features,
            Missing = missing,
            Weights = weights,
            Id = id,
            Target = target,
        };
        return FromCsv(path, columns is null ? options : options with { Columns = columns });
    }

    /// <summary>People from a CSV file of your own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns mean.</param>
    /// <param name="schema">The encoding of other data, such as a model's; null makes features anew.</param>
    /// <param name="unseen">What becomes of a level that <paramref name="schema"/> does not have.</param>
    /// <exception cref="DataException">A file that does not fit: line, column, what was found and expected.</exception>
    public static TabularDataset FromCsv(string path, DatasetOptions options, FeatureSchema? schema = null,
        UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options with { Name = options.Name ?? Path.GetFileNameWithoutExtension(path) };
        var table = PeopleTable.Of(CodedTable.ReadAll(path, options.Separator));
        return new PeopleReader(table, options) { Schema = schema, Unseen = unseen }.Read();
    }

    /// <summary>People of a second file, with groups, outcome and features as those of the first.</summary>
    /// <param name="path">
    /// The file; its columns may stand in another order, and outcome, weights and names be missing.
    /// </param>
    /// <param name="like">The people read first, from a file or a frame.</param>
    /// <param name="unseen">What becomes of a level that the first have not.</param>
    /// <exception cref="DataException">A file that does not fit: line, column, what was found and expected.</exception>
    public static TabularDataset FromCsv(string path, TabularDataset like, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(like);
        var table = PeopleTable.Of(CodedTable.ReadAll(path, like.Options?.Separator));
        return PeopleReader.Second(table, like, Path.GetFileNameWithoutExtension(path), unseen).Read();
    }
}
