namespace FairLab.Data;

/// <summary>The columns that people are made of, whether they come from a file or from a frame.</summary>
abstract class PeopleTable
{
    /// <summary>What messages call the table.</summary>
    public abstract string Name { get; }

    /// <summary>The columns, in order; a value that is not there is "".</summary>
    public abstract IReadOnlyList<CodedColumn> Columns { get; }

    /// <summary>What is said to be found where a value is missing.</summary>
    /// <param name="text">What stands there instead; "" for nothing.</param>
    /// <param name="count">In how many rows.</param>
    public abstract string MissingFound(string text, int count);

    /// <summary>What is said to be expected there.</summary>
    public abstract string MissingHint(int count);

    /// <summary>The type of a column whose values have one; null where texts are to be looked at.</summary>
    public virtual ColumnType? TypeOf(string column) => null;

    /// <summary>The error of a value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="found">What is there.</param>
    /// <param name="expected">What should be there.</param>
    public abstract Exception Error(string column, int row, string found, string expected);

    /// <summary>The error of the table as a whole.</summary>
    public abstract Exception Error(string message);

    /// <summary>A column by name.</summary>
    /// <exception cref="Exception">There is none; the message has the nearest.</exception>
    public CodedColumn this[string name] => Columns.FirstOrDefault(c => c.Name == name)
        ?? throw Error(NearestName.Message("column", name, [.. Columns.Select(c => c.Name)]));

    /// <summary>The people of a CSV file.</summary>
    public static PeopleTable Of(CodedTable table) => new FilePeople(table);

    /// <summary>The people of a frame.</summary>
    public static PeopleTable Of(IReadOnlyList<FrameColumn> columns) => new FramePeople(columns);

    sealed class FilePeople(CodedTable table) : PeopleTable
    {
        public override string Name => table.File;

        public override IReadOnlyList<CodedColumn> Columns => table.Columns;

        public override string MissingFound(string text, int count) => text.Length == 0 ? "nothing" : $"'{text}'";

        public override string MissingHint(int count) =>
            $"a value ({count} of {table.Rows} rows have none): say what to do "
            + "with such rows, missing: Drop, OwnLevel or Mean (in C# MissingValues.Drop)";

        public override Exception Error(string column, int row, string found, string expected) =>
            new DataException(table.File, table.Line(row), $"{found} in column '{column}'", expected);

        public override Exception Error(string message) => new DataException($"{table.File}: {message}");
    }

    sealed class FramePeople : PeopleTable
    {
        readonly IReadOnlyList<FrameColumn> _columns;

        public FramePeople(IReadOnlyList<FrameColumn> columns)
        {
            if (columns is not [{ Cells.Count: > 0 }, ..])
                throw new ArgumentException(
                    $"found a frame with {(columns.Count == 0 ? "no columns" : "no rows")}, expected a row a person");
            _columns = columns;
            Columns = [.. columns.Select(c => new CodedColumn(c.Name, [.. c.Cells.Select(FrameColumn.Text)]))];
        }

        public override string Name => "the frame";

        public override IReadOnlyList<CodedColumn> Columns { get; }

        public override string MissingFound(string text, int count) =>
            $"{(text.Length == 0 ? "" : $"'{text}', ")}a missing value ({count} in the column)";

        public override string MissingHint(int count) =>
            "a value: drop those rows (frame.DropSparseRows()) or fill them (frame.FillMissing(value))";

        public override ColumnType? TypeOf(string column) =>
            _columns.First(c => c.Name == column).IsNumeric ? ColumnType.Number : ColumnType.Category;

        public override Exception Error(string column, int row, string found, string expected) =>
            _columns.First(c => c.Name == column).Error(row, found, expected);

        public override Exception Error(string message) => new ArgumentException(
            message.StartsWith("unknown", StringComparison.Ordinal) ? $"the frame: {message}" : message);
    }
}
