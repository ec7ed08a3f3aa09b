using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// The outcome that people of a data set have: a class of two or of several, or a number. What is favourable is in
/// <see cref="TabularDataset.Labels"/>; the outcome itself is here.
/// </summary>
public sealed class Target
{
    readonly int[]? _codes;
    readonly double[]? _values;

    Target(string name, TargetKind kind, IReadOnlyList<string> classes, int[]? codes, double[]? values) =>
        (Name, Kind, Classes, _codes, _values) = (name, kind, classes, codes, values);

    /// <summary>The outcome's name, such as "income".</summary>
    public string Name { get; }

    /// <summary>Whether it is one of two classes, one of several, or a number.</summary>
    public TargetKind Kind { get; }

    /// <summary>The names of the classes; of two, the favourable is the second. Empty for a number.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What is favourable, in words; null when nothing is said to be.</summary>
    public string? Favourable { get; private init; }

    /// <summary>The class of each person, an index into <see cref="Classes"/>, shape [Rows].</summary>
    /// <exception cref="InvalidOperationException">The outcome is a number.</exception>
    public int[] Codes => _codes ?? throw new InvalidOperationException(
        $"the target '{Name}' is a number and has no classes: take Values, or read it with Target = "
            + "TargetKind.Multiclass");

    /// <summary>The outcome of each person as a number, shape [Rows].</summary>
    /// <exception cref="InvalidOperationException">The outcome is a class.</exception>
    public double[] Values => _values ?? throw new InvalidOperationException(
        $"the target '{Name}' has {Classes.Count} classes and is no number: take Codes, "
        + "or read it with Target = TargetKind.Regression");

    /// <summary>An outcome of two classes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unfavourable">What 0 is called.</param>
    /// <param name="favourable">What 1 is called.</param>
    /// <param name="labels">0 or 1, shape [n].</param>
    public static Target Binary(string name, string unfavourable, string favourable, int[] labels) =>
        Of(name, TargetKind.Binary, [unfavourable, favourable], labels, favourable);

    /// <summary>An outcome of several classes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="classes">Their names.</param>
    /// <param name="codes">The class of each person, shape [n].</param>
    /// <exception cref="ArgumentException">Two classes of one name, or a code that is none of them.</exception>
    public static Target Multiclass(string name, IReadOnlyList<string> classes, int[] codes) =>
        Of(name, TargetKind.Multiclass, classes, codes, null);

    /// <summary>An outcome that is a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Finite, shape [n].</param>
    /// <exception cref="ArgumentException">A value that is not finite.</exception>
    public static Target Numeric(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var row = Array.FindIndex(values, v => !double.IsFinite(v));
        return row < 0 ? new Target(name, TargetKind.Regression, [], null, values)
            : throw new ArgumentException(FormattableString.Invariant(
                $"target '{name}', row {row}: found {values[row]}, expected a finite number"), nameof(values));
    }

    /// <summary>Whether what is not favourable is any other class, seen before or not.</summary>
    internal bool IsOneAgainstRest { get; private init; }

    /// <summary>An outcome of some favourable classes against all others.</summary>
    internal static Target OneAgainstRest(string name, string favourable, int[] labels) =>
        new(name, TargetKind.Binary, [$"not {favourable}", favourable], labels, null)
        {
            Favourable = favourable, IsOneAgainstRest = true,
        };

    /// <summary>The number of people.</summary>
    internal int Rows => _codes?.Length ?? _values!.Length;

    /// <summary>The outcome with words on what of it is favourable.</summary>
    internal Target Favouring(string favourable) =>
        new(Name, Kind, Classes, _codes, _values) { Favourable = favourable, IsOneAgainstRest = IsOneAgainstRest };

    /// <summary>1 for those whose outcome is in a set, else 0.</summary>
    /// <exception cref="ArgumentException">A value that nobody has, or a set of all or none.</exception>
    internal int[] LabelsOf(ValueSet favourable)
    {
        var isNumber = Kind == TargetKind.Regression;
        var column = isNumber
            ? new CodedColumn(Name, Array.ConvertAll(Values, v => v.ToString("R", CultureInfo.InvariantCulture)))
            : new CodedColumn(Name, [.. Classes], Codes, null);
        var isFavourable = favourable.LevelsOf(column, isNumber);
        if (isFavourable.All(f => f))
            throw new ArgumentException($"target '{Name}': found all of its values favourable ({favourable}), "
                + "expected others beside them", nameof(favourable));
        return Array.ConvertAll(column.Codes, code => isFavourable[code] ? 1 : 0);
    }

    /// <summary>The outcome of some people, in the given order.</summary>
    internal Target Select(int[] rows) => new(Name, Kind, Classes,
        _codes is null ? null : Array.ConvertAll(rows, row => _codes[row]),
        _values is null ? null : Array.ConvertAll(rows, row => _values[row]))
        {
            Favourable = Favourable, IsOneAgainstRest = IsOneAgainstRest,
        };

    static Target Of(string name, TargetKind kind, IReadOnlyList<string> classes, int[] codes, string? favourable)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(codes);
        Distinct.Check($"target '{name}': class", classes);
        var row = Array.FindIndex(codes, code => (uint)code >= (uint)classes.Count);
        return row < 0 ? new Target(name, kind, classes, codes, null) { Favourable = favourable }
            : throw new ArgumentException(
                $"target '{name}', row {row}: found class {codes[row]}, expected 0 to {classes.Count - 1}",
                    nameof(codes));
    }

    /// <inheritdoc/>
    public override string ToString() => Name
        + (Kind == TargetKind.Regression ? ", a number" : $": {string.Join(", ", Classes)}")
        + (Favourable is null ? "" : $"; favourable {Favourable}");
}
