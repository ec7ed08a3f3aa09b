using FairLab.Data;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A model of sentiment on frozen word vectors: one or more outputs in [0, 1], such as a valence or the intensities of
/// emotions, fitted by Adam on the cross entropy with the (soft) targets and stopped by the validation loss, with the
/// best epoch's parameters put back. The same texts, options and seed give the same bytes.
/// </summary>
public sealed class TextModel : ITextModel, IDisposable
{
    internal const int ScoringBatch = 256;

    readonly WordVectors _vectors;
    readonly TextModelOptions _options;
    readonly nn.Module<Tensor, Tensor, Tensor> _network;
    readonly Tensor _table;

    TextModel(WordVectors vectors, int outputs, TextModelOptions options, SeededRandom random)
    {
        (_vectors, _options, Outputs) = (vectors, options, outputs);
        var values = new float[vectors.Dimensions + vectors.Values.Length];
        // Row 0 stays zero, for padding.
        vectors.Values.CopyTo(values.AsSpan(vectors.Dimensions));
        _table = tensor(values, [vectors.Vocabulary.Words.Count + 1, vectors.Dimensions]);
        _network = options.Build?.Invoke(vectors.Dimensions, outputs)
            ?? new TextNetwork(vectors.Dimensions, outputs, options, random);
    }

    /// <summary>The number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>The words it knows; all others are left out of a text.</summary>
    public Vocabulary Vocabulary => _vectors.Vocabulary;

    /// <summary>The losses after each epoch.</summary>
    public IReadOnlyList<EpochLoss> History { get; private set; } = [];

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The network: embeddings [n, words, dimensions] and mask [n, words] to logits [n, outputs].</summary>
    public nn.Module<Tensor, Tensor, Tensor> Network => _network;

    /// <summary>Trains a model.</summary>
    /// <param name="train">What it is fitted on; all texts have the same number of targets.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="vectors">The words' vectors; they are not changed.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters and the order of texts.</param>
    /// <param name="term">A term added to the loss in training; null for none.</param>
    /// <exception cref="ArgumentException">No texts, or targets that are not in [0, 1] or not equally many.</exception>
    /// <exception cref="InvalidOperationException">
    /// A loss that is not a number, with its epoch, step and term.
    /// </exception>
    public static TextModel Train(IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation,
        WordVectors vectors, TextModelOptions options, long seed, ILossTerm? term = null) =>
        Train(train, validation, vectors, options, seed, term is null ? [] : (ILossTerm[])[term]);

    /// <summary>Trains a model with any number of terms in its loss.</summary>
    /// <param name="train">What it is fitted on; all texts have the same number of targets.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="vectors">The words' vectors; they are not changed.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters and the order of texts.</param>
    /// <param name="terms">The terms added to the loss.</param>
    /// <param name="groups">
    /// Which group each text of the two parts is about, for terms that compare groups; null for none.
    /// </param>
    public static TextModel Train(IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation,
        WordVectors vectors, TextModelOptions options, long seed, IReadOnlyList<ILossTerm> terms,
        (Grouping Train, Grouping Validation)? groups = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(options);
        var outputs = RatedTextCheck.Outputs(train, nameof(train));
        RatedTextCheck.Outputs(validation, nameof(validation), outputs);
        var random = new SeededRandom(seed);
        using var stream = options.Build is null ? null : new SeededStream(random.NextBits());
        var model = new TextModel(vectors, outputs, options, random);
        using var fit = model.Data(train, groups?.Train);
        using var check = model.Data(validation, groups?.Validation);
        (model.History, model.IsCancelled) =
            Trainer.Fit(model._network, fit, check, options.Recipe, terms, random, device("cpu"));
        return model;
    }

    /// <summary>
    /// The outputs for some texts, each in [0, 1], shape [texts][outputs]. Equal texts get equal outputs, bit for bit.
    /// </summary>
    public double[][] Predict(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        // A text is scored once, however often it occurs: its place in a batch may change the last bit.
        var distinct = texts.Distinct(StringComparer.Ordinal).ToArray();
        var batches = new TextBatches(distinct, null, Vocabulary, _table, _options.MaxWords);
        var scores = new Dictionary<string, double[]>(distinct.Length, StringComparer.Ordinal);
        var rows = Enumerable.Range(0, distinct.Length).ToArray();
        using var _ = no_grad();
        for (var start = 0; start < rows.Length; start += ScoringBatch)
        {
            using var scope = NewDisposeScope();
            var batch = rows.AsSpan(start, Math.Min(ScoringBatch, rows.Length - start));
            var (embeddings, mask) = batches.Inputs(batch);
            var values = Score(embeddings, mask).data<float>().ToArray();
            for (var i = 0; i < batch.Length; i++)
                scores[distinct[batch[i]]] = [.. values.AsSpan(i * Outputs, Outputs).ToArray().Select(v => (double)v)];
        }
        return [.. texts.Select(t => scores[t])];
    }

    /// <summary>
    /// The vectors of a text's words, shape [1, words, dimensions]; a word that is not in the vocabulary is a zero
    /// vector.
    /// </summary>
    /// <param name="words">Words as <see cref="Tokenizer"/> gives them, at least one.</param>
    public Tensor Embed(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0)
            throw new ArgumentException("found no words, expected at least one", nameof(words));
        using var ids = tensor([.. words.Select(w => (long)Vocabulary[w])]);
        using var rows = _table.index_select(0, ids);
        return rows.reshape(1, words.Count, _vectors.Dimensions);
    }

    /// <summary>Texts as the model takes them.</summary>
    /// <param name="texts">At least one; of each at most the recipe's number of words are read.</param>
    public EmbeddedTexts Read(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
            throw new ArgumentException("found no texts, expected at least one", nameof(texts));
        var batch = new TextBatches(texts, null, Vocabulary, _table, _options.MaxWords);
        int[] rows = [.. Enumerable.Range(0, texts.Count)];
        var (embeddings, mask) = batch.Inputs(rows);
        return batch.Read(rows, embeddings, mask);
    }

    /// <summary>The outputs in [0, 1] as a differentiable function of embeddings, shape [n, outputs].</summary>
    /// <param name="embeddings">Vectors of words, shape [n, words, dimensions].</param>
    /// <param name="mask">
    /// 1 where there is a word, else 0, shape [n, words], with padding last; null when all are words.
    /// </param>
    public Tensor Score(Tensor embeddings, Tensor? mask = null) => sigmoid(Logits(embeddings, mask));

    /// <summary>As <see cref="Score"/>, before the logistic function.</summary>
    public Tensor Logits(Tensor embeddings, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.dim() != 3 || embeddings.shape[2] != _vectors.Dimensions)
            throw new ArgumentException(
                $"found the shape [{string.Join(", ", embeddings.shape)}], expected [n, words, {_vectors.Dimensions}]",
                nameof(embeddings));
        var logits = _network.call(embeddings, mask ?? ones(embeddings.shape[0], embeddings.shape[1]));
        return logits.dim() == 2 && logits.shape[0] == embeddings.shape[0] && logits.shape[1] == Outputs ? logits
            : throw new InvalidOperationException($"found an output of shape [{string.Join(", ", logits.shape)}], "
                + $"expected [{embeddings.shape[0]}, {Outputs}]: a logit for each target");
    }

    /// <summary>Frees the network's tensors.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _table.Dispose();
    }

    TextTrainingData Data(IReadOnlyList<RatedText> texts, Grouping? groups)
    {
        if (groups is not null && groups.Codes.Length != texts.Count)
            throw new ArgumentException($"found {groups.Codes.Length} groups, expected one for each of "
                + $"{texts.Count} texts", nameof(groups));
        return new TextTrainingData(this,
            new TextBatches([.. texts.Select(t => t.Text)], [.. texts.Select(t => t.Targets)], Vocabulary, _table,
                _options.MaxWords),
            groups is null ? null : TableBatches.Membership(groups, device("cpu")));
    }
}
