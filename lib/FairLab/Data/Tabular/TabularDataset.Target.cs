namespace FairLab.Data;

/// <summary>The outcome, in full and as favourable or not, and who the people are.</summary>
public sealed partial class TabularDataset
{
    readonly int[]? _labels;
    Target? _target;

    /// <summary>The outcome: 1 is favourable, shape [Rows].</summary>
    /// <exception cref="InvalidOperationException">
    /// People without labels, or nothing of their outcome is favourable.
    /// </exception>
    public int[] Labels => _labels ?? throw new InvalidOperationException(_target is null
        ? $"{Id}: found people without labels, as for predicting, expected a label for each"
        : $"{Id}: found {(_target.Kind == TargetKind.Regression ? "a number" : $"{_target.Classes.Count} classes")} as "
            + "the target "
            + $"'{_target.Name}', expected to be told what of it is favourable: data.WithFavourable("
            + (_target.Kind == TargetKind.Regression ? "\">= 30000\")" : $"\"{_target.Classes[0]}\")"));

    /// <summary>Whether people have <see cref="Labels"/>.</summary>
    public bool HasLabels => _labels is not null;

    /// <summary>
    /// The outcome as it was read: of two classes, of several, or a number; null for people without one.
    /// </summary>
    public Target? Target => _target ??=
        _labels is null ? null : Target.Binary("label", "unfavourable", "favourable", _labels);

    /// <summary>The name of each person, shape [Rows]; null when the data has none.</summary>
    public string[]? Ids { get; private set; }

    /// <summary>
    /// What the columns of the file or frame were read as; null for data that was made from its parts.
    /// </summary>
    internal DatasetOptions? Options { get; private set; }

    /// <summary>
    /// How the reading went; null for data that was not read, or of which there are only some rows left.
    /// </summary>
    internal ReadingReport? Reading { get; private set; }

    /// <summary>
    /// The same people with an outcome; one of two classes gives their <see cref="Labels"/>, others none.
    /// </summary>
    /// <exception cref="ArgumentException">An outcome of another number of people.</exception>
    public TabularDataset WithTarget(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Rows != Rows
            ? throw new ArgumentException($"{Id}: found the target of {target.Rows} people, expected {Rows}",
                nameof(target))
            : Having(target, target.Kind == TargetKind.Binary ? target.Codes : null);
    }

    /// <summary>
    /// The same people, of whose outcome some classes, or numbers beyond a threshold, are favourable.
    /// </summary>
    /// <param name="favourable">A class, several, or a threshold such as <c>"&gt;= 30000"</c>.</param>
    /// <exception cref="ArgumentException">A class that is not there (with the nearest), or all of them.</exception>
    public TabularDataset WithFavourable(ValueSet favourable)
    {
        ArgumentNullException.ThrowIfNull(favourable);
        var target = Target ?? throw new InvalidOperationException($"{Id}: found people without labels, expected an "
            + "outcome");
        return Having(target.Favouring(favourable.ToString()), target.LabelsOf(favourable));
    }

    /// <summary>The same people without their outcome, as those are to whom a model is applied.</summary>
    public TabularDataset WithoutLabels() => Having(null, null);

    /// <summary>The same people with this outcome and these labels; null for none.</summary>
    internal TabularDataset Having(Target? target, int[]? labels)
    {
        var changed = new TabularDataset(Id, FeatureList, (Features, _exact), labels, Groups, Weights, Columns, Source,
            Description)
            .Known(this);
        changed._target = target;
        return changed.Validate();
    }

    /// <summary>The same data with what reading it has told.</summary>
    internal TabularDataset Read(DatasetOptions options, ReadingReport report, string[]? ids)
    {
        (Options, Reading, Ids) = (options, report, ids);
        return this;
    }

    /// <summary>The same people, of whom the same is known.</summary>
    TabularDataset Told(TabularDataset before)
    {
        (_target, Ids, Options, Reading) = (before._target, before.Ids, before.Options, before.Reading);
        return this;
    }

    static int[] Given(int[] labels) => labels ?? throw new ArgumentNullException(nameof(labels));
}
