using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Texts as numbers of words, and batches of them as tensors.</summary>
sealed class TextBatches
{
    readonly int[][] _ids;
    readonly float[][] _targets;
    readonly Vocabulary _vocabulary;
    readonly Tensor _table;

    public TextBatches(
        IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<double>>? targets, Vocabulary vocabulary, Tensor table,
        int maxWords)
    {
        (_vocabulary, _table) = (vocabulary, table);
        _ids = [.. texts.Select(t => vocabulary.Encode(t))
            .Select(ids => ids.Length > maxWords ? ids[..maxWords] : ids)];
        _targets = targets is null ? [] : [.. targets.Select(t => t.Select(v => (float)v).ToArray())];
    }

    public int Count => _ids.Length;

    /// <summary>Some texts with their words, for terms that look at them.</summary>
    public EmbeddedTexts Read(ReadOnlySpan<int> rows, Tensor embeddings, Tensor mask)
    {
        var words = new List<IReadOnlyList<string>>(rows.Length);
        foreach (var row in rows)
            words.Add([.. _ids[row].Select(id => _vocabulary.Words[id - 1])]);
        return new EmbeddedTexts(words, embeddings, mask);
    }

    /// <summary>
    /// The embeddings [n, words, dimensions] and mask [n, words] of some texts, as wide as the longest of them
    /// (at least one).
    /// </summary>
    public (Tensor Embeddings, Tensor Mask) Inputs(ReadOnlySpan<int> rows)
    {
        var width = 1;
        foreach (var row in rows)
            width = Math.Max(width, _ids[row].Length);
        var (ids, mask) = (new long[rows.Length * width], new float[rows.Length * width]);
        for (var i = 0; i < rows.Length; i++)
            for (var k = 0; k < _ids[rows[i]].Length; k++)
                (ids[i * width + k], mask[i * width + k]) = (_ids[rows[i]][k], 1);
        using var index = tensor(ids);
        return (_table.index_select(0, index).reshape(rows.Length, width, _table.shape[1]),
            tensor(mask, [rows.Length, width]));
    }

    /// <summary>The targets of some texts, shape [n, outputs].</summary>
    public Tensor Targets(ReadOnlySpan<int> rows)
    {
        var outputs = _targets[0].Length;
        var values = new float[rows.Length * outputs];
        for (var i = 0; i < rows.Length; i++)
            _targets[rows[i]].CopyTo(values, i * outputs);
        return tensor(values, [rows.Length, outputs]);
    }
}
