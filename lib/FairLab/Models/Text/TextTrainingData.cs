using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Rated texts with the model that reads them.</summary>
sealed class TextTrainingData(TextModel model, TextBatches texts, Tensor? groups) : ITrainingData
{
    public int Rows => texts.Count;

    public TrainingBatch Batch(int[]? rows)
    {
        rows ??= [.. Enumerable.Range(0, texts.Count)];
        var (embeddings, mask) = texts.Inputs(rows);
        return new TextTrainingBatch
        {
            Inputs = embeddings,
            Outputs = model.Logits(embeddings, mask),
            Labels = texts.Targets(rows),
            Groups = groups?.index_select(0, tensor(Array.ConvertAll(rows, i => (long)i))),
            Weights = ones(rows.Length),
            Network = e => model.Logits(e, mask),
            Texts = texts.Read(rows, embeddings, mask),
            Score = model.Score,
            Read = model.Read,
        };
    }

    public void Dispose() => groups?.Dispose();
}
