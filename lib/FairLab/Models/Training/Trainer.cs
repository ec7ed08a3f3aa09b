using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The one training loop: minimizes L = prediction + λ₁ fairness + λ₂ model (equation (1) of the survey [du2019]) in
/// shuffled batches, is stopped when L on validation data has not fallen for some epochs, and puts the best epoch's
/// parameters back. What the rows and the network are it does not know: <see cref="ITrainingData"/> does.
/// </summary>
sealed class Trainer : IDisposable
{
    readonly nn.Module _network;
    readonly TrainingRecipe _recipe;
    readonly SeededRandom _random;
    readonly ILossTerm[] _terms;
    readonly LayerCapture? _capture;
    NetworkSnapshot? _best;

    Trainer(nn.Module network, TrainingRecipe recipe, ILossTerm[] terms, SeededRandom random)
    {
        (_network, _recipe, _terms, _random) = (network, recipe, terms, random);
        string[] layers = [.. terms.SelectMany(t => t.Layers).Distinct()];
        _capture = layers.Length == 0 ? null : new LayerCapture(network, layers);
    }

    /// <summary>Trains a network in place.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="recipe">How.</param>
    /// <param name="terms">What is added to the prediction loss.</param>
    /// <param name="random">Decides the order of rows, and the seeds of games.</param>
    /// <param name="device">Where the network is.</param>
    /// <returns>The losses of each epoch, and whether training was cancelled.</returns>
    /// <exception cref="InvalidOperationException">A loss that is not a number, with its epoch, step and
    /// term.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static (IReadOnlyList<EpochLoss> History, bool IsCancelled) Fit(nn.Module network, ITrainingData train,
        ITrainingData validation, TrainingRecipe recipe, IReadOnlyList<ILossTerm> terms, SeededRandom random,
            Device device)
    {
        recipe.Cancellation.ThrowIfCancellationRequested();
        // A seed is drawn for games alone, so that other terms leave the order of rows as it was.
        ILossTerm[] players = [..
            from term in terms
            where term is not IGameTerm { IsIdle: true }
            select term is IGameTerm game ? game.Begin(device, (long)random.NextBits()) : term];
        try
        {
            using var trainer = new Trainer(network, recipe, players, random);
            return trainer.Run(train, validation);
        }
        finally
        {
            foreach (var player in players.OfType<IPlayer>())
                player.Dispose();
        }
    }

    /// <summary>Frees what training held; the network stays.</summary>
    public void Dispose()
    {
        _capture?.Dispose();
        _best?.Dispose();
    }

    (IReadOnlyList<EpochLoss>, bool) Run(ITrainingData train, ITrainingData validation)
    {
        using var optimizer = Adam.For(_network.parameters(), _recipe);
        var history = new List<EpochLoss>();
        var isCancelled = false;
        try
        {
            Epochs(train, validation, optimizer, history);
        }
        catch (OperationCanceledException)
        {
            // A token's, or that of a stopped notebook cell: what was learned is kept.
            isCancelled = true;
        }
        _best?.Restore(_network);
        _network.eval();
        return (history, isCancelled);
    }

    void Epochs(ITrainingData train, ITrainingData validation, Adam optimizer, List<EpochLoss> history)
    {
        var (bestLoss, bestEpoch) = (double.PositiveInfinity, 0);
        var keepsLast = _terms.Any(t => t is IPlayer { HasBestEpoch: false });
        for (var epoch = 1; epoch <= _recipe.MaxEpochs && epoch - bestEpoch <= _recipe.Patience; epoch++)
        {
            var trainLoss = Pass(epoch, train, optimizer);
            var losses = Validate(epoch, trainLoss, validation, optimizer);
            history.Add(losses);
            if (keepsLast || losses.Validation < bestLoss)
            {
                (bestLoss, bestEpoch) = (losses.Validation, epoch);
                _best?.Dispose();
                _best = NetworkSnapshot.Of(_network);
            }
            optimizer.Rate *= _recipe.LearningRateDecay;
            _recipe.Progress?.Report(losses);
        }
    }

    /// <summary>One pass over the training data: its mean loss.</summary>
    double Pass(int epoch, ITrainingData data, Adam optimizer)
    {
        _network.train();
        var order = _random.Permutation(data.Rows);
        var sum = 0.0;
        for (int start = 0, step = 1; start < order.Length; start += _recipe.BatchSize, step++)
        {
            _recipe.Cancellation.ThrowIfCancellationRequested();
            Checkpoint.Pass();
            using var scope = NewDisposeScope();
            var rows = order[start..Math.Min(order.Length, start + _recipe.BatchSize)];
            optimizer.ZeroGradients();
            var (batch, loss) = Loss(data, rows);
            var total = loss.Total();
            var value = (double)total.item<float>();
            if (!double.IsFinite(value))
                throw NotFinite($"epoch {epoch}, step {step}", loss);
            total.backward();
            optimizer.Step();
            foreach (var term in _terms)
                (term as IPlayer)?.Step(batch);
            sum += rows.Length * value;
        }
        return sum / order.Length;
    }

    EpochLoss Validate(int epoch, double trainLoss, ITrainingData data, Adam optimizer)
    {
        _network.eval();
        using var _ = no_grad();
        var (sum, prediction, ofTerms) = (0.0, 0.0, new double[_terms.Length]);
        var size = Math.Min(_recipe.ValidationBatch ?? data.Rows, data.Rows);
        for (var start = 0; start < data.Rows; start += size)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(size, data.Rows - start);
            var (_, loss) = Loss(data, count == data.Rows ? null : [.. Enumerable.Range(start, count)]);
            sum += count * (double)loss.Total().item<float>();
            prediction += count * (double)loss.Prediction.item<float>();
            for (var k = 0; k < ofTerms.Length; k++)
                ofTerms[k] += count * (double)(loss.Terms[k]?.item<float>() ?? 0);
            if (!double.IsFinite(sum))
                throw NotFinite($"validation after epoch {epoch}", loss);
        }
        double Mean(double total) => total / data.Rows;
        return new EpochLoss(epoch, trainLoss, Mean(sum))
        {
            Terms = new OverallLoss(Mean(prediction), Mean(ofTerms.Sum()),
                BatchLoss.Model(_network.parameters(), optimizer.Decay)),
            ByTerm = [.. _terms.Select((t, k) => (t.Name, Mean(ofTerms[k])))],
        };
    }

    (TrainingBatch, BatchLoss) Loss(ITrainingData data, int[]? rows)
    {
        TrainingBatch batch;
        if (_capture is null)
            batch = data.Batch(rows);
        else
            batch = _capture.Run(() => data.Batch(rows), out var layers) with { LayerOutputs = layers };
        return (batch, new BatchLoss(PredictionLoss.Compute(batch), Array.ConvertAll(_terms, t => t.Compute(batch))));
    }

    /// <summary>Which part of a loss is to blame.</summary>
    InvalidOperationException NotFinite(string where, BatchLoss loss)
    {
        var (what, value) = ("the prediction loss", loss.Prediction.item<float>());
        for (var k = 0; k < _terms.Length && float.IsFinite(value); k++)
            (what, value) = ($"the term {_terms[k].Name}", loss.Terms[k]?.item<float>() ?? 0);
        // Each part may be a number, and their sum too large for one.
        if (float.IsFinite(value))
            (what, value) = ("the sum of the terms", loss.Total().item<float>());
        return new InvalidOperationException(FormattableString.Invariant(
            $"{where}: found {value} for {what}, expected a number; ")
            + "try a smaller LearningRate, or look at the inputs");
    }
}
