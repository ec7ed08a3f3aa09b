using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// People as rows: features, a label (1 is the favourable outcome), one or more group attributes, and weights. Outcomes
/// of several classes or of numbers are in <see cref="Target"/>; people without labels are there to predict for.
/// Immutable: every change makes a new data set, and arrays are shared, so nobody writes to them.
/// </summary>
[TypeFormatterSource(typeof(DatasetSummaryFormatters), PreferredMimeTypes = ["text/html"])]
public sealed partial class TabularDataset
{
    // All values in 64 bits; null when 32 bits hold every one of them, as they do for ages, counts and indicators.
    readonly double[]? _exact;

    /// <summary>A data set from its parts.</summary>
    /// <param name="id">A short name, as in the catalogue.</param>
    /// <param name="features">The columns of <paramref name="values"/>.</param>
    /// <param name="values">Feature values, row-major, shape [rows, features].</param>
    /// <param name="labels">0 or 1, 1 the favourable outcome, shape [rows].</param>
    /// <param name="groups">Group attributes; the first is the one that metrics and methods use.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, a label other than 0 or 1, a value that is not
    /// finite, or no group attribute.</exception>
    public TabularDataset(
        string id,
        IReadOnlyList<Feature> features,
        float[] values,
        int[] labels,
        IReadOnlyList<Grouping> groups)
        : this(id, features, (values, null), Given(labels), groups, null, [], "", "") => Validate();

    /// <summary>
    /// A data set from its parts, with values that 32 bits may not hold: 1e9 + 1, or seconds since 1970.
    /// </summary>
    /// <inheritdoc cref="TabularDataset(string, IReadOnlyList{Feature}, float[], int[], IReadOnlyList{Grouping})"/>
    public TabularDataset(
        string id,
        IReadOnlyList<Feature> features,
        double[] values,
        int[] labels,
        IReadOnlyList<Grouping> groups)
        : this(id, features, Stored(values), Given(labels), groups, null, [], "", "") => Validate();

    TabularDataset(
        string id,
        IReadOnlyList<Feature> features,
        (float[] Rounded, double[]? Exact) values,
        int[]? labels,
        IReadOnlyList<Grouping> groups,
        double[]? weights,
        IReadOnlyList<CodedColumn> columns,
        string source,
        string description)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(values.Rounded, nameof(values));
        ArgumentNullException.ThrowIfNull(groups);
        (Id, FeatureList, _labels, Groups) = (id, features, labels, groups);
        Rows = labels?.Length ?? (groups.Count > 0 ? groups[0].Rows : 0);
        (Features, _exact) = values;
        (Weights, Columns, Source, Description) = (weights, columns, source, description);
    }

    /// <summary>A short name, as in the catalogue.</summary>
    public string Id { get; }

    /// <summary>Where it comes from, for the table that reports on it.</summary>
    public string Source { get; }

    /// <summary>What the rows say about which people, in a sentence or two.</summary>
    public string Description { get; }

    /// <summary>The columns of the feature matrix.</summary>
    public IReadOnlyList<Feature> FeatureList { get; }

    /// <summary>The names of the columns of the feature matrix.</summary>
    public IEnumerable<string> FeatureNames => FeatureList.Select(f => f.Name);

    /// <summary>
    /// Feature values rounded to 32 bits, row-major, shape [Rows, Width]; <see cref="Value"/> has them as they are.
    /// </summary>
    public float[] Features { get; }

    /// <summary>All group attributes; the first is <see cref="Group"/>.</summary>
    public IReadOnlyList<Grouping> Groups { get; }

    /// <summary>The group attribute that metrics and methods use.</summary>
    public Grouping Group => Groups[0];

    /// <summary>The source columns before encoding, for methods that work on categories; may be empty.</summary>
    public IReadOnlyList<CodedColumn> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of features.</summary>
    public int Width => FeatureList.Count;

    /// <summary>A feature value as it was given, in 64 bits.</summary>
    public double Value(int row, int feature) =>
        _exact is null ? Features[row * Width + feature] : _exact[row * Width + feature];

    /// <summary>Whether 32 bits do not hold all values.</summary>
    internal bool IsRounded => _exact is not null;

    /// <summary>A copy of all feature values in 64 bits, row-major, shape [Rows, Width].</summary>
    public double[] Values() => _exact is null ? Array.ConvertAll(Features, x => (double)x) : (double[])_exact.Clone();

    /// <summary>The features of one row, rounded to 32 bits, shape [Width].</summary>
    public ReadOnlySpan<float> Row(int row) => Features.AsSpan(row * Width, Width);

    /// <summary>
    /// The share of favourable labels in each group, in the order of the group's levels; NaN for a group without rows.
    /// </summary>
    public double[] BaseRates()
    {
        var (favourable, total) = (new double[Group.Levels.Count], new double[Group.Levels.Count]);
        for (var row = 0; row < Rows; row++)
        {
            var weight = Weights is null ? 1 : Weights[row];
            total[Group.Codes[row]] += weight;
            favourable[Group.Codes[row]] += weight * Labels[row];
        }
        return [.. favourable.Zip(total, (f, t) => f / t)];
    }

    /// <summary>
    /// The same data with another attribute as the group: one of <see cref="Groups"/>, or a crossing such as "sex ×
    /// race".
    /// </summary>
    /// <param name="names">One or more attribute names; several give their intersection.</param>
    public TabularDataset WithGroup(params string[] names)
    {
        var group = Grouping.Intersect([.. names.Select(Attribute)]);
        return With(groups: [group, .. Groups.Where(g => g.Name != group.Name)]);

        Grouping Attribute(string name) => Groups.FirstOrDefault(g => g.Name == name)
            ?? throw new ArgumentException(
                NearestName.Message("group attribute", name, [.. Groups.Select(g => g.Name)]), nameof(names));
    }

    /// <summary>
    /// The same data with one more group attribute, after those there are; <see cref="WithGroup"/> makes it the group,
    /// or crosses it.
    /// </summary>
    /// <param name="attribute">A name that no attribute has yet, one code a row.</param>
    /// <exception cref="ArgumentException">Another number of rows, or an attribute of that name.</exception>
    public TabularDataset WithAttribute(Grouping attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        if (attribute.Rows != Rows)
            throw new ArgumentException(
                $"{Id}: found {attribute.Rows} rows of '{attribute.Name}', expected {Rows}", nameof(attribute));
        if (Groups.Any(g => g.Name == attribute.Name))
            throw new ArgumentException(
                $"{Id}: found a group attribute '{attribute.Name}' already, expected another name", nameof(attribute));
        return With(groups: [.. Groups, attribute]);
    }

    /// <summary>
    /// The same data with two groups: one level of <see cref="Group"/> is privileged, all others are not.
    /// </summary>
    /// <param name="level">The privileged level.</param>
    /// <exception cref="ArgumentException">No such level; the message has the nearest.</exception>
    public TabularDataset WithPrivileged(string level) => With(groups: [Group.Against(level), .. Groups.Skip(1)]);

    /// <summary>The same people with other labels, shape [Rows].</summary>
    public TabularDataset WithLabels(int[] labels)
    {
        var changed = With(labels: Given(labels)).Validate();
        // Labels that were changed are two classes; the target that was read is another outcome.
        changed._target = _target is { Kind: TargetKind.Binary } t
            ? Target.Binary(t.Name, t.Classes[0], t.Classes[1], labels) : null;
        return changed;
    }

    /// <summary>The same people with other features, values row-major, shape [Rows, features].</summary>
    public TabularDataset WithFeatures(IReadOnlyList<Feature> features, float[] values) =>
        new TabularDataset(Id, features, (values, null), _labels, Groups, Weights, Columns, Source,
            Description).Known(this).Validate();

    /// <summary>The same people with other features, values row-major in 64 bits, shape [Rows, features].</summary>
    public TabularDataset WithFeatures(IReadOnlyList<Feature> features, double[] values) =>
        new TabularDataset(Id, features, Stored(values), _labels, Groups, Weights, Columns, Source,
            Description).Known(this).Validate();

    /// <summary>The same people with these source columns kept beside the features.</summary>
    /// <exception cref="ArgumentException">A column of another length, or two of one name.</exception>
    public TabularDataset WithColumns(IReadOnlyList<CodedColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return With(columns: columns).Validate();
    }

    /// <summary>The same data with words on its origin and on the people in it.</summary>
    public TabularDataset Describe(string source, string description) =>
        new TabularDataset(Id, FeatureList, (Features, _exact), _labels, Groups, Weights, Columns, source,
            description).Known(this);

    /// <summary>A source column by name.</summary>
    public CodedColumn Column(string name) =>
        Columns.FirstOrDefault(c => c.Name == name)
        ?? throw new ArgumentException(
            NearestName.Message("column", name, [.. Columns.Select(c => c.Name)]),
            nameof(name));

    /// <summary>The data without the features made from these source columns.</summary>
    public TabularDataset WithoutColumns(params IReadOnlyCollection<string> columns)
    {
        foreach (var column in columns)
            if (!FeatureList.Any(f => f.Column == column))
                throw new ArgumentException(
                    NearestName.Message("source column", column, [.. FeatureList.Select(f => f.Column).Distinct()]),
                    nameof(columns));
        var keep = Enumerable.Range(0, Width).Where(j => !columns.Contains(FeatureList[j].Column)).ToArray();
        return new TabularDataset(Id, [.. keep.Select(j => FeatureList[j])], Picked(keep), _labels, Groups, Weights,
            [.. Columns.Where(c => !columns.Contains(c.Name))], Source, Description).Known(this);
    }

    /// <summary>Some rows, in the given order; a row may be taken more than once.</summary>
    /// <exception cref="ArgumentException">The data is weighted and all of the rows have weight 0.</exception>
    public TabularDataset Select(ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length * Width];
        var exact = _exact is null ? null : new double[values.Length];
        var labels = _labels is null ? null : new int[rows.Length];
        var weights = Weights is null ? null : new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Width));
            if (exact is not null)
                Array.Copy(_exact!, rows[i] * Width, exact, i * Width, Width);
            if (labels is not null)
                labels[i] = _labels![rows[i]];
            if (weights is not null)
                weights[i] = Weights![rows[i]];
        }
        if (weights is { Length: > 0 } && weights.All(w => w == 0))
            throw new ArgumentException(
                $"{Id}: all {weights.Length} rows selected have weight 0, expected at least one above 0",
                nameof(rows));
        return new TabularDataset(
            Id,
            FeatureList,
            (values, exact),
            labels,
            Each(Groups, rows, (g, r) => g.Select(r)),
            weights,
            Each(Columns, rows, (c, r) => c.Select(r)),
            Source,
            Description).Known(this, rows.ToArray());
    }

    /// <summary>
    /// A negative control: labels dealt out anew at random, so that inputs and groups say nothing about them.
    /// </summary>
    /// <param name="seed">Decides who gets whose.</param>
    public TabularDataset PermuteLabels(long seed)
    {
        var order = new SeededRandom(seed).Permutation(Rows);
        var permuted = With(labels: Array.ConvertAll(order, i => Labels[i]));
        permuted._target = _target?.Select(order);
        return permuted;
    }

    /// <summary>
    /// The negative control: group membership dealt out anew at random, together with the features made from it (of a
    /// crossing, from all of its columns), so that it is independent of everything else. Every group difference
    /// measured on it must vanish up to noise.
    /// </summary>
    /// <param name="seed">Decides who goes where.</param>
    public TabularDataset PermuteGroup(long seed)
    {
        var order = new SeededRandom(seed).Permutation(Rows);
        var values = Values();
        foreach (var j in Enumerable.Range(0, Width).Where(j => Group.Columns.Contains(FeatureList[j].Column)))
            for (var row = 0; row < Rows; row++)
                values[row * Width + j] = Value(order[row], j);
        return new TabularDataset(Id, FeatureList, Stored(values), _labels,
            [.. Groups.Select(g => g.Columns.Any(Group.Columns.Contains) ? g.Select(order) : g)], Weights,
            [.. Columns.Select(c => Group.Columns.Contains(c.Name) ? c.Select(order) : c)], Source,
                Description).Told(this);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Id}: {Rows} rows, {Width} features, groups by {Group.Name} ({string.Join(", ", Group.Levels)})";

    TabularDataset With(
        int[]? labels = null,
        IReadOnlyList<Grouping>? groups = null,
        double[]? weights = null,
        IReadOnlyList<CodedColumn>? columns = null) =>
        new TabularDataset(
            Id,
            FeatureList,
            (Features, _exact),
            labels ?? _labels,
            groups ?? Groups,
            weights ?? Weights,
            columns ?? Columns,
            Source,
            Description).Known(this);

    /// <summary>The values of some features, in the given order; -1 gives zeros.</summary>
    internal TabularDataset WithPicked(IReadOnlyList<Feature> features, int[] from) =>
        new TabularDataset(Id, features, Picked(from), _labels, Groups, Weights, Columns, Source,
            Description).Known(this);

    (float[], double[]?) Picked(int[] from)
    {
        return (Pick(Features), _exact is null ? null : Pick(_exact));

        T[] Pick<T>(T[] all)
            where T : struct
        {
            var values = new T[Rows * from.Length];
            for (int row = 0, at = 0; row < Rows; row++)
                for (var j = 0; j < from.Length; j++, at++)
                    values[at] = from[j] < 0 ? default : all[row * Width + from[j]];
            return values;
        }
    }

    static (float[] Rounded, double[]? Exact) Stored(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var rounded = new float[values.Length];
        var isHeld = true;
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (float)values[i];
            isHeld &= rounded[i] == values[i];
        }
        return (rounded, isHeld ? null : values);
    }

    static T[] Each<T>(IReadOnlyList<T> items, ReadOnlySpan<int> rows, Func<T, int[], T> select)
    {
        var indices = rows.ToArray();
        return [.. items.Select(item => select(item, indices))];
    }

    TabularDataset Validate()
    {
        if (Features.Length != (long)Rows * Width)
            throw new ArgumentException(
                $"{Id}: found {Features.Length} feature values, expected {Rows} rows x {Width} features");
        if (Groups.Count == 0)
            throw new ArgumentException($"{Id}: found no group attribute, expected at least one");
        if (Groups.FirstOrDefault(g => g.Rows != Rows) is { } odd)
            throw new ArgumentException($"{Id}: group attribute '{odd.Name}' has {odd.Rows} rows, expected {Rows}");
        if (Columns.FirstOrDefault(c => c.Rows != Rows) is { } other)
            throw new ArgumentException($"{Id}: source column '{other.Name}' has {other.Rows} rows, expected {Rows}");
        if (Weights is not null && Weights.Length != Rows)
            throw new ArgumentException($"{Id}: found {Weights.Length} weights, expected {Rows}");
        Distinct.Check($"{Id}: feature", FeatureList.Select(f => f.Name));
        Distinct.Check($"{Id}: source column", Columns.Select(c => c.Name));
        for (var row = 0; row < Rows && _labels is not null; row++)
            if (_labels[row] is not (0 or 1))
                throw new ArgumentException($"{Id}, row {row}: found label {_labels[row]}, expected 0 or 1 (1 is "
                    + "favourable)");
        for (var i = 0; i < Features.Length; i++)
            if (!float.IsFinite(Features[i]))
                throw NotFinite(i);
        return this;
    }

    ArgumentException NotFinite(int index)
    {
        var found = _exact?[index] ?? Features[index];
        var feature = FeatureList[index % Width].Name;
        return new ArgumentException(
            FormattableString.Invariant($"{Id}, row {index / Width}: found {found} in feature '{feature}', ")
            + (double.IsFinite(found) ? "expected a finite number below 3.4e38 in size" : "expected a finite number"));
    }
}
