namespace FairLab.Notebooks;

/// <summary>Cursor places: the protocol counts Unicode code points, .NET strings count UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The index in the string of a place in code points.</summary>
    public static int ToIndex(string text, int codePoints)
    {
        var index = 0;
        for (; codePoints > 0 && index < text.Length; codePoints--)
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        return index;
    }

    /// <summary>The place in code points of an index in the string.</summary>
    public static int FromIndex(string text, int index)
    {
        var count = 0;
        for (var i = 0; i < index && i < text.Length; count++)
            i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
        return count;
    }
}
