namespace FairLab.Notebooks;

/// <summary>
/// Puts the code of a cell's part back on the lines it has in the cell: the parser hands over each part without the
/// lines before it and without the directives within it, and errors must name the lines that the reader sees.
/// </summary>
internal sealed class SourceLines(string source)
{
    readonly string[] _lines = source.Split('\n');
    int _next;

    /// <summary>
    /// The code with empty lines in place of those that are not its own; as it is when it is not from this cell.
    /// </summary>
    public string Place(string code)
    {
        if (code == source)
            return code;
        var wanted = code.Split('\n');
        var placed = new string[_lines.Length];
        Array.Fill(placed, "");
        var at = _next;
        foreach (var line in wanted)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            // The first and the last line of a part may have lost their white space.
            var found = Array.FindIndex(_lines, at, candidate => candidate.Trim() == line.Trim());
            if (found < 0)
                return code;
            placed[found] = _lines[found].TrimEnd('\r');
            at = found + 1;
        }

        _next = at;
        return string.Join('\n', placed[..at]);
    }
}
