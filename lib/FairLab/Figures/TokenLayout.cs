namespace FairLab.Figures;

/// <summary>Where the words of texts stand: one after another, from left to right, on as many lines as they need; lengths in pixels from the top left.</summary>
sealed class TokenLayout
{
    /// <summary>The size of the monospace font that words are written in, and of the values beneath them.</summary>
    public const int WordSize = 14, ValueSize = 10;

    /// <summary>The size of the labels' font and the height of a line of them.</summary>
    public const int LabelSize = 13, LabelLine = 17;

    // Letters of DejaVu Sans Mono, Menlo and Courier New are 0.602, 0.602 and 0.600 em wide.
    const double Em = 0.602;
    const int Padding = 6, WordGap = 4, LineGap = 5, RowGap = 16, LabelGap = 14, LeastText = 160;

    readonly List<(int Row, int Word, string Text, int X, int Y, int Width)> _boxes = [];
    readonly List<(IReadOnlyList<string> Lines, int Y)> _labels = [];

    /// <summary>Places the words.</summary>
    /// <param name="rows">The texts: a label, the words, and what is written beneath each word ("" for nothing).</param>
    /// <param name="width">The room for labels and words; less than what a label and a word need is widened.</param>
    /// <param name="withValues">Whether boxes are high enough for values beneath the words.</param>
    public TokenLayout(IReadOnlyList<(string Label, string[] Words, string[] Values)> rows, int width, bool withValues)
    {
        BoxHeight = withValues ? 40 : 26;
        var labels = rows.Select(r => FigureText.Wrap(r.Label, 0.3 * width, LabelSize)).ToArray();
        double widest = labels.SelectMany(lines => lines).Max(line => FigureText.Width(line, LabelSize));
        int left = widest > 0 ? (int)Math.Ceiling(widest) + LabelGap : 0;
        Width = Math.Max(width, left + LeastText);
        int y = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            _labels.Add((labels[i], y));
            int bottom = Place(i, rows[i].Words, rows[i].Values, left, y);
            Height = Math.Max(bottom, y + labels[i].Count * LabelLine);
            y = Height + RowGap;
        }
    }

    /// <summary>The width of labels and words.</summary>
    public int Width { get; }

    /// <summary>The height of all rows.</summary>
    public int Height { get; }

    /// <summary>The height of a word's box.</summary>
    public int BoxHeight { get; }

    /// <summary>The words as they are written, each with its row, its index in the row and its box.</summary>
    public IReadOnlyList<(int Row, int Word, string Text, int X, int Y, int Width)> Boxes => _boxes;

    /// <summary>The labels' lines, each with the top of its row.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Lines, int Y)> Labels => _labels;

    int Place(int row, string[] words, string[] values, int left, int top)
    {
        int x = left, columns = (int)((Width - left - 2 * Padding) / (Em * WordSize));
        for (int i = 0; i < words.Length; i++)
        {
            string text = FigureText.Shortened(words[i], columns);
            double letters = Math.Max(Math.Max(1, FigureText.Columns(text)) * Em * WordSize, FigureText.Columns(values[i]) * Em * ValueSize);
            int width = (int)Math.Ceiling(letters) + 2 * Padding;
            if (x > left && x + width > Width)
                (x, top) = (left, top + BoxHeight + LineGap);
            _boxes.Add((row, i, text, x, top, width));
            x += width + WordGap;
        }
        return top + BoxHeight;
    }
}
