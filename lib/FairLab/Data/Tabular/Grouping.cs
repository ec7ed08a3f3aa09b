namespace FairLab.Data;

/// <summary>
/// Which group each person belongs to, for one attribute such as sex. An attribute with two levels is ordered as in the
/// fairness literature: level 0 is the unprivileged group (z = 0), level 1 the privileged one (z = 1).
/// </summary>
public sealed class Grouping
{
    /// <summary>An attribute from codes.</summary>
    /// <param name="name">Its name, such as "sex".</param>
    /// <param name="levels">The group names; of two, the unprivileged first.</param>
    /// <param name="codes">For every row an index into <paramref name="levels"/>, shape [rows].</param>
    /// <param name="column">The source column that holds it; <paramref name="name"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// A code outside the levels, no levels, two levels of one name, or a row whose level stands for nothing: an empty
    /// name, <c>?</c>, <c>NaN</c>.
    /// </exception>
    public Grouping(string name, IReadOnlyList<string> levels, int[] codes, string? column = null)
        : this(name, levels, codes, [column ?? name])
    {
        var missing = Enumerable.Range(0, levels.Count).Where(level => MissingValue.Is(levels[level])).ToArray();
        if (missing.Length > 0 && Array.FindIndex(codes, code => missing.Contains(code)) is >= 0 and var row)
            throw new ArgumentException(
                $"group attribute '{name}', row {row}: found {MissingValue.Shown(levels[codes[row]])}, "
                    + "expected the name of a group: leave such rows out, or call their group 'missing'",
                nameof(levels));
    }

    Grouping(string name, IReadOnlyList<string> levels, int[] codes, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(codes);
        if (levels.Count == 0)
            throw new ArgumentException(
                $"group attribute '{name}' has no levels, expected at least one",
                nameof(levels));
        Data.Distinct.Check($"group attribute '{name}': level", levels);
        for (var row = 0; row < codes.Length; row++)
            if ((uint)codes[row] >= (uint)levels.Count)
                throw new ArgumentException(
                    $"group attribute '{name}', row {row}: found code {codes[row]}, expected 0 to {levels.Count - 1}",
                    nameof(codes));
        Name = name;
        Levels = levels;
        Codes = codes;
        Columns = columns;
    }

    /// <summary>The attribute's name.</summary>
    public string Name { get; }

    /// <summary>The group names; of two, the unprivileged (z = 0) first.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>For every row its group, an index into <see cref="Levels"/>, shape [rows]; never written to.</summary>
    public int[] Codes { get; }

    /// <summary>
    /// The source column that holds the attribute; of a crossing the first, see <see cref="Columns"/>.
    /// </summary>
    public string Column => Columns[0];

    /// <summary>
    /// The source columns that hold the attribute, one for each attribute that was crossed; features made from any of
    /// them are the sensitive features.
    /// </summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Codes.Length;

    /// <summary>Whether there are exactly two groups, so that "unprivileged minus privileged" has a meaning.</summary>
    public bool IsBinary => Levels.Count == 2;

    /// <summary>
    /// A two-level attribute: one level of a column is privileged, all others together are unprivileged.
    /// </summary>
    /// <param name="column">The source column.</param>
    /// <param name="privileged">The privileged level, z = 1.</param>
    /// <param name="unprivilegedName">What to call the others; the other level's own name when the column has only
    /// two.</param>
    /// <param name="missing">What to do about missing values (nothing, <c>?</c>, <c>NaN</c>, <c>NA</c> and the like);
    /// as a group of their own they are among the others.</param>
    /// <exception cref="DataException">A missing value, or no such level.</exception>
    /// <exception cref="ArgumentException">The others are called by the name of one level where there are
    /// several.</exception>
    public static Grouping Binary(
        CodedColumn column,
        string privileged,
        string? unprivilegedName = null,
        MissingGroups missing = MissingGroups.Refuse)
    {
        ArgumentNullException.ThrowIfNull(column);
        column = column.WithMissing(missing);
        string[] others = [.. column.WithoutUnusedLevels().Levels.Where(level => level != privileged)];
        if (others.Length > 1 && others.Contains(unprivilegedName))
            throw new ArgumentException(
                $"column '{column.Name}': found {string.Join(", ", others)} beside {privileged}, expected only "
                    + $"{unprivilegedName}: take a name for all of them together, such as 'not {privileged}', "
                    + "or leave rows out",
                nameof(unprivilegedName));
        var code = column.Code(privileged);
        var other = unprivilegedName ?? (column.Levels.Length == 2 ? column.Levels[1 - code] : $"not {privileged}");
        return new Grouping(
            column.Name,
            [other, privileged],
            Array.ConvertAll(column.Codes, c => c == code ? 1 : 0),
            column.Name);
    }

    /// <summary>An attribute with all levels of a column as groups.</summary>
    /// <param name="column">The source column.</param>
    /// <param name="name">The attribute's name; the column's when null.</param>
    /// <param name="missing">What to do about missing values (nothing, <c>?</c>, <c>NaN</c>, <c>NA</c> and the
    /// like).</param>
    /// <exception cref="DataException">A missing value, where they are to be refused.</exception>
    public static Grouping Of(CodedColumn column, string? name = null, MissingGroups missing = MissingGroups.Refuse)
    {
        ArgumentNullException.ThrowIfNull(column);
        column = column.WithMissing(missing);
        return new Grouping(name ?? column.Name, column.Levels, column.Codes, column.Name);
    }

    /// <summary>The attribute with one privileged level against all others together.</summary>
    /// <exception cref="ArgumentException">No such level; the message has the nearest.</exception>
    internal Grouping Against(string privileged)
    {
        var code = Levels.ToList().IndexOf(privileged);
        if (code < 0)
            throw new ArgumentException($"group attribute '{Name}': "
                + NearestName.Message("level", privileged, [.. Levels]), nameof(privileged));
        var other = IsBinary ? Levels[1 - code] : $"not {privileged}";
        return new Grouping(Name, [other, privileged], Array.ConvertAll(Codes, c => c == code ? 1 : 0), Columns);
    }

    /// <summary>
    /// The intersection of attributes: one group for every combination of levels that occurs, named "Female × Black".
    /// </summary>
    /// <exception cref="ArgumentException">No attributes, or attributes of different lengths.</exception>
    public static Grouping Intersect(params IReadOnlyList<Grouping> attributes)
    {
        if (attributes is not [var first, ..])
            throw new ArgumentException("an intersection needs at least one attribute", nameof(attributes));
        if (attributes.Count == 1)
            return first;
        if (attributes.FirstOrDefault(a => a.Rows != first.Rows) is { } odd)
            throw new ArgumentException(
                $"'{odd.Name}' has {odd.Rows} rows, expected {first.Rows} as '{first.Name}' has",
                nameof(attributes));
        var combined = new long[first.Rows];
        foreach (var attribute in attributes)
            for (var row = 0; row < combined.Length; row++)
                combined[row] = combined[row] * attribute.Levels.Count + attribute.Codes[row];
        var occurring = combined.Distinct().Order().ToArray();
        var index = occurring.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => p.i);
        return new Grouping(string.Join(" × ", attributes.Select(a => a.Name)), [.. occurring.Select(NameOf)],
            Array.ConvertAll(combined, key => index[key]), [.. attributes.SelectMany(a => a.Columns).Distinct()]);

        string NameOf(long key)
        {
            var parts = new string[attributes.Count];
            for (var a = attributes.Count - 1; a >= 0; a--)
            {
                parts[a] = attributes[a].Levels[(int)(key % attributes[a].Levels.Count)];
                key /= attributes[a].Levels.Count;
            }
            return string.Join(" × ", parts);
        }
    }

    /// <summary>
    /// For every row of other data its group among the levels of this attribute, matched by name: another order of the
    /// levels is another order of the codes, not other groups.
    /// </summary>
    /// <param name="other">The same attribute of other people.</param>
    /// <exception cref="ArgumentException">Another attribute, or somebody of a level that this one does not
    /// have.</exception>
    public int[] CodesOf(Grouping other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Name != Name)
            throw new ArgumentException(
                $"found the groups {string.Join(", ", other.Levels)} of '{other.Name}', expected "
                    + $"{string.Join(", ", Levels)} of '{Name}' as in fitting: take the same attribute (WithGroup)",
                nameof(other));
        if (other.Levels.SequenceEqual(Levels))
            return other.Codes;
        var map = other.Levels.Select(level => Levels.ToList().IndexOf(level)).ToArray();
        return Array.ConvertAll(other.Codes, code => map[code] >= 0 ? map[code] : throw new ArgumentException(
            $"found the group '{other.Levels[code]}' of '{Name}', "
                + $"expected one of {string.Join(", ", Levels)} as in fitting",
            nameof(other)));
    }

    /// <summary>The attribute with the levels, and so the codes, of one that something was fitted on.</summary>
    /// <exception cref="ArgumentException">Another attribute, or somebody of a level that it does not have.</exception>
    internal Grouping Matched(Grouping fitted) => new(fitted.Name, fitted.Levels, fitted.CodesOf(this), Columns);

    /// <summary>
    /// The attribute for some rows only, in the given order; levels are kept even when no row has them.
    /// </summary>
    public Grouping Select(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = Codes[rows[i]];
        return new Grouping(Name, Levels, codes, Columns);
    }
}
