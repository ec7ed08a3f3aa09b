using Deedle;

namespace FairLab.Data;

public sealed partial class Table
{
    /// <summary>
    /// The table as a Deedle frame with rows 0, 1, ...: columns of string, long, double or bool, and of object where no
    /// cell has a value. Empty cells and NaN are missing there; whole numbers beside others become double.
    /// </summary>
    /// <exception cref="ArgumentException">Values of several kinds in a column; the message names the row.</exception>
    public Frame<int, string> ToFrame()
    {
        var writer = new FrameWriter(Count);
        for (int c = 0; c < _names.Length; c++)
            writer.Add(new FrameColumn(_names[c], _columns[c]));
        return writer.ToFrame();
    }

    /// <summary>
    /// A table from a Deedle frame: numbers become long or double; what is missing is NaN among doubles, else null.
    /// </summary>
    /// <param name="frame">The frame, of texts, numbers and truth values.</param>
    /// <param name="keys">The name of a column in front for the frame's row keys; null leaves them out.</param>
    /// <exception cref="ArgumentException">Values of several or of other kinds, or two columns of one name.</exception>
    public static Table FromFrame<TRow>(Frame<TRow, string> frame, string? keys = null)
    {
        var columns = FrameColumn.Read(frame).Select(c => (c.Name, Cells: Cells(c)));
        if (keys is not null)
            columns = columns.Prepend((keys, [.. frame.RowKeys.Select(key => Normal(key, keys))]));
        return new Table([.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Cells)], frame.RowCount);

        // A column of double can say "undefined"; whole numbers, texts and truth values cannot.
        static object?[] Cells(FrameColumn column) => column.Kind == FrameColumnKind.Number
            ? [.. column.Cells.Select(v => v ?? double.NaN)]
            : [.. column.Cells];
    }
}
