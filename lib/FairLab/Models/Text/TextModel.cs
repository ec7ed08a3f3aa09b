using FairLab.Data;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A model of sentiment on frozen word vectors: one or more outputs in [0, 1], such as a valence or the intensities of
/// emotions, fitted by Adam on the cross entropy with the (soft) targets and stopped by the validation loss, with the best
/// epoch's parameters put back. The same texts, options and seed give the same bytes.
/// </summary>
public sealed class TextModel : ITextModel, IDisposable
{
    const int ScoringBatch = 256;

    readonly WordVectors _vectors;
    readonly TextModelOptions _options;
    readonly TextNetwork _network;
    readonly Tensor _table;

    TextModel(WordVectors vectors, int outputs, TextModelOptions options, SeededRandom random)
    {
        (_vectors, _options, Outputs) = (vectors, options, outputs);
        var values = new float[vectors.Dimensions + vectors.Values.Length];
        // Row 0 stays zero, for padding.
        vectors.Values.CopyTo(values.AsSpan(vectors.Dimensions));
        _table = tensor(values, [vectors.Vocabulary.Words.Count + 1, vectors.Dimensions]);
        _network = new TextNetwork(vectors.Dimensions, outputs, options, random);
    }

    /// <summary>The number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>The words it knows; all others are left out of a text.</summary>
    public Vocabulary Vocabulary => _vectors.Vocabulary;

    /// <summary>The losses after each epoch.</summary>
    public IReadOnlyList<EpochLoss> History { get; private set; } = [];

    /// <summary>Trains a model.</summary>
    /// <param name="train">What it is fitted on; all texts have the same number of targets.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="vectors">The words' vectors; they are not changed.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters and the order of texts.</param>
    /// <param name="term">A term added to the loss in training; null for none.</param>
    /// <exception cref="ArgumentException">No texts, or targets that are not in [0, 1] or not equally many.</exception>
    /// <exception cref="InvalidOperationException">The loss is not a number after an epoch.</exception>
    public static TextModel Train(IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation, WordVectors vectors, TextModelOptions options, long seed, ITextLossTerm? term = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(options);
        var outputs = RatedTextCheck.Outputs(train, nameof(train));
        RatedTextCheck.Outputs(validation, nameof(validation), outputs);
        var random = new SeededRandom(seed);
        var model = new TextModel(vectors, outputs, options, random);
        model.Fit(model.Batches(train), model.Batches(validation), random, term);
        return model;
    }

    /// <summary>The outputs for some texts, each in [0, 1], shape [texts][outputs]. Equal texts get equal outputs, bit for bit.</summary>
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

    /// <summary>The vectors of a text's words, shape [1, words, dimensions]; a word that is not in the vocabulary is a zero vector.</summary>
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
    /// <param name="mask">1 where there is a word, else 0, shape [n, words], with padding last; null when all are words.</param>
    public Tensor Score(Tensor embeddings, Tensor? mask = null) => sigmoid(Logits(embeddings, mask));

    /// <summary>As <see cref="Score"/>, before the logistic function.</summary>
    public Tensor Logits(Tensor embeddings, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.dim() != 3 || embeddings.shape[2] != _vectors.Dimensions)
            throw new ArgumentException($"found the shape [{string.Join(", ", embeddings.shape)}], expected [n, words, {_vectors.Dimensions}]", nameof(embeddings));
        return _network.call(embeddings, mask ?? ones(embeddings.shape[0], embeddings.shape[1]));
    }

    /// <summary>Frees the network's tensors.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _table.Dispose();
    }

    TextBatches Batches(IReadOnlyList<RatedText> texts) => new([.. texts.Select(t => t.Text)], [.. texts.Select(t => t.Targets)], Vocabulary, _table, _options.MaxWords);

    void Fit(TextBatches train, TextBatches validation, SeededRandom random, ITextLossTerm? term)
    {
        using var optimizer = new Adam(_network.parameters(), _options.LearningRate, _options.WeightDecay);
        var history = new List<EpochLoss>();
        var (bestLoss, bestEpoch) = (double.PositiveInfinity, 0);
        var best = Parameters();
        for (var epoch = 1; epoch <= _options.MaxEpochs && epoch - bestEpoch <= _options.Patience; epoch++)
        {
            var (fitted, _) = Epoch(train, random.Permutation(train.Count), optimizer, term);
            var (checkedLoss, terms) = Epoch(validation, [.. Enumerable.Range(0, validation.Count)], null, term);
            if (!double.IsFinite(fitted) || !double.IsFinite(checkedLoss))
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"epoch {epoch}: found the loss {fitted} on train and {checkedLoss} on validation texts, expected numbers; try a smaller LearningRate"));
            history.Add(new EpochLoss(epoch, fitted, checkedLoss) { Terms = terms });
            if (checkedLoss < bestLoss)
                (bestLoss, bestEpoch, best) = (checkedLoss, epoch, Parameters());
        }
        using var _ = no_grad();
        foreach (var (parameter, values) in _network.parameters().Zip(best))
        {
            using var copy = tensor(values, parameter.shape);
            parameter.copy_(copy);
        }
        History = history;
    }

    (double Loss, OverallLoss Terms) Epoch(TextBatches data, int[] order, Adam? optimizer, ITextLossTerm? term)
    {
        using var mode = set_grad_enabled(optimizer is not null);
        var size = optimizer is null ? ScoringBatch : _options.BatchSize;
        var (sum, prediction, fairness) = (0.0, 0.0, 0.0);
        for (var start = 0; start < order.Length; start += size)
        {
            using var scope = NewDisposeScope();
            var rows = order.AsSpan(start, Math.Min(size, order.Length - start));
            var (embeddings, mask) = data.Inputs(rows);
            var targets = data.Targets(rows);
            var logits = _network.call(embeddings, mask);
            var loss = new BatchLoss(nn.functional.binary_cross_entropy_with_logits(logits, targets),
                term?.Of(new TextTrainingBatch(data.Read(rows, embeddings, mask), sigmoid(logits), targets) { Score = (e, m) => Score(e, m), Read = Read }));
            var total = loss.Total;
            sum += rows.Length * (double)total.item<float>();
            if (optimizer is null)
            {
                prediction += rows.Length * (double)loss.Prediction.item<float>();
                fairness += rows.Length * (double)(loss.Fairness?.item<float>() ?? 0);
                continue;
            }
            optimizer.Zero();
            total.backward();
            optimizer.Step();
        }
        return (sum / order.Length, new OverallLoss(prediction / order.Length, fairness / order.Length, optimizer is null ? BatchLoss.Model(_network.parameters(), _options.WeightDecay) : 0));
    }

    float[][] Parameters() => [.. _network.parameters().Select(p => p.detach().data<float>().ToArray())];
}
