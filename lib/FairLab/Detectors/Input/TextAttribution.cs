using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What each word of a text counted: the attributions of its vector's elements added up.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">Its words, as <see cref="Tokenizer"/> gives them.</param>
/// <param name="Values">
/// One number a word, in units of the score; undefined (NaN) for a word that the model does not read.
/// </param>
/// <param name="Score">The model's score of the text, in [0, 1].</param>
/// <param name="BaselineScore">
/// Its score of a text of as many zero vectors; undefined when the model reads no word.
/// </param>
/// <param name="Residual">What the values fall short of completeness: Σ a - (score - baseline score).</param>
public sealed record TextAttribution(
    string Text, IReadOnlyList<string> Words, IReadOnlyList<double> Values, double Score, double BaselineScore,
    double Residual)
{
    /// <summary>Explains a score of some texts, against zero vectors, which is what padding is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="method">
    /// How; null for integrated gradients. A method that leaves parts out and was given none leaves out whole words.
    /// </param>
    /// <param name="output">Which of the model's outputs.</param>
    /// <returns>One explanation a text, in order.</returns>
    public static IReadOnlyList<TextAttribution> Of(
        TextModel model, IReadOnlyList<string> texts, IAttributionMethod? method = null, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, model.Outputs);
        var found = new TextAttribution[texts.Count];
        if (texts.Count == 0)
            return found;
        using var scope = NewDisposeScope();
        // Texts of one length need no mask, and so each row is a text whole.
        var known = model.Read(texts).Words;
        foreach (var group in Enumerable.Range(0, texts.Count).GroupBy(i => known[i].Count))
        {
            int[] rows = [.. group];
            if (group.Key == 0)
                foreach (var row in rows)
                    found[row] = Unread(texts[row], model.Predict([texts[row]])[0][output]);
            else
                Explain(model, texts, rows, method ?? new IntegratedGradients(), output, found);
        }
        return found;
    }

    /// <summary>
    /// Explains a score of some texts by any model: a <see cref="TextModel"/> by its gradient, any other as a function.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="method">
    /// How; null for integrated gradients of a <see cref="TextModel"/>, Shapley values of any other.
    /// </param>
    /// <param name="output">Which of the model's outputs.</param>
    public static IReadOnlyList<TextAttribution> Of(ITextModel model, IReadOnlyList<string> texts,
        IAttributionMethod? method = null, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is TextModel differentiable)
            return Of(differentiable, texts, method, output);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, model.Outputs);
        return Of(some => [.. model.Predict(some).Select(s => s[output])], texts, method);
    }

    /// <summary>Explains a plain function's score of some texts, against the text without any word.</summary>
    /// <param name="score">A score for each of some texts, the empty text among them.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="method">How: one that leaves parts out; null for Shapley values of the words.</param>
    /// <returns>One explanation a text, in order.</returns>
    /// <exception cref="ArgumentException">A method that needs a gradient.</exception>
    public static IReadOnlyList<TextAttribution> Of(Func<IReadOnlyList<string>, double[]> score,
        IReadOnlyList<string> texts, IAttributionMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(texts);
        method = PartwiseTask.Checked(method);
        return [.. texts.Select(text =>
        {
            using var scope = NewDisposeScope();
            var words = Tokenizer.Split(text);
            if (words.Count == 0)
                return Unread(text, score([text])[0]);
            using var found = method.Attribute(PartwiseTask.Of(score, words));
            return new TextAttribution(text, words, [.. found.Values.data<double>()], found.Output.item<double>(),
                found.BaselineOutput.item<double>(), found.Residuals()[0]);
        })];
    }

    static void Explain(
        TextModel model, IReadOnlyList<string> texts, int[] rows, IAttributionMethod method, int output,
        TextAttribution[] found)
    {
        using var scope = NewDisposeScope();
        var read = model.Read([.. rows.Select(i => texts[i])]);
        var (words, dimensions) = (read.Embeddings.shape[1], read.Embeddings.shape[2]);
        var task =
            new AttributionTask(x => model.Score(x), read.Embeddings, zeros(1, words, dimensions), Target: output);
        using var result = method.For(() => Parts(words, dimensions)).Attribute(task);
        double[] Numbers(Tensor t) => [.. t.reshape(-1).to(ScalarType.Float64).data<double>()];
        var (values, residuals) = (Numbers(result.Values.sum(2)), result.Residuals());
        var (scores, baselines) = (Numbers(result.Output), Numbers(result.BaselineOutput));
        for (var i = 0; i < rows.Length; i++)
        {
            var (tokens, at) = (Tokenizer.Split(texts[rows[i]]), 0);
            double[] of = [.. tokens.Select(w =>
                model.Vocabulary[w] > 0 && at < words ? values[i * words + at++] : double.NaN)];
            found[rows[i]] = new TextAttribution(texts[rows[i]], tokens, of, scores[i], baselines[i], residuals[i]);
        }
    }

    static TextAttribution Unread(string text, double score)
    {
        var tokens = Tokenizer.Split(text);
        return new TextAttribution(text, tokens, [.. tokens.Select(_ => double.NaN)], score, double.NaN, double.NaN);
    }

    /// <summary>The elements of each word's vector together.</summary>
    static IReadOnlyList<long[]> Parts(long words, long dimensions) =>
        [.. Enumerable.Range(0, (int)words)
            .Select(w => Enumerable.Range(0, (int)dimensions).Select(d => w * dimensions + d).ToArray())];
}
