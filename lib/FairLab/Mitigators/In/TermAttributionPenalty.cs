using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Attribution regularization of a text model (Liu and Avci 2019, equation 3 [liu2019]): identity terms are to have the
/// attribution t. The overall loss is the survey's equation (1) [du2019], prediction + λ₁ fairness + λ₂ model, with the
/// fairness term 1/n Σ_texts Σ_{i in terms} Σ_k (IG_ik - t)², where IG_ik = Σ_d (x_id - x'_id) ∫₀¹ ∂p_k/∂x_id (x' + s
/// (x - x')) ds is the attribution of word i for output k against the <see cref="Baseline"/>, in units of the score.
/// The model term is the weight decay of <see cref="TextModelOptions"/>.
/// </summary>
public sealed record TermAttributionPenalty
{
    /// <summary>λ₁.</summary>
    /// <value>1.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The identity terms, in any letter case.</summary>
    public required IReadOnlyCollection<string> Terms { get; init; }

    /// <summary>t.</summary>
    /// <value>0: the terms are not to count.</value>
    public double Target { get; init => field = Require.That(value, double.IsFinite(value), "a number"); }

    /// <summary>Nodes of the path integral.</summary>
    /// <value>
    /// 5, enough for a smooth path of the score; <see cref="IntegratedGradients"/> takes more where it has to explain.
    /// </value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 5;

    /// <summary>What a text is compared with.</summary>
    /// <value>Padding, as in the paper.</value>
    public TermBaseline Baseline { get; init; } = TermBaseline.Padding;

    /// <summary>
    /// Texts without a target that hold the terms: the penalty looks at them in every step, beside the batch.
    /// </summary>
    /// <value>None. With them the terms need not occur in the training texts.</value>
    public IReadOnlyList<string> Probes { get; init; } = [];

    /// <summary>The term of the loss.</summary>
    /// <param name="seed">Decides how several outputs are weighed in each step; of no effect with one.</param>
    /// <exception cref="ArgumentException">
    /// A term of other than one word, which no text could match, or a probe without a term.
    /// </exception>
    public ITextLossTerm Term(long seed) => new Penalty(this, seed);

    sealed class Penalty(TermAttributionPenalty options, long seed) : ITextLossTerm
    {
        readonly SeededRandom _random = new(seed);
        readonly HashSet<string> _terms = Checked(options);

        public string Name => "term-attribution-penalty";

        public Tensor? Compute(TextTrainingBatch batch)
        {
            ArgumentNullException.ThrowIfNull(batch);
            if (_terms.Count == 0 || options.Strength == 0)
                return null;
            // The validation loss, which decides when training stops, is to take the same signs after each epoch.
            var random = is_grad_enabled() ? _random : new SeededRandom(seed);
            // It is computed without gradients; this term needs them to have a value.
            using var _ = enable_grad();
            var seen = OfTexts(batch.Texts, batch.Score, random);
            var probed = options.Probes.Count > 0 ? OfTexts(batch.Read(options.Probes), batch.Score, random) : null;
            return (seen, probed) switch
            {
                (null, null) => null,
                (null, { } only) => options.Strength * only,
                ({ } only, null) => options.Strength * only,
                var (a, b) => options.Strength * (a! + b!),
            };
        }

        static HashSet<string> Checked(TermAttributionPenalty options)
        {
            ArgumentNullException.ThrowIfNull(options.Terms);
            var terms = options.Terms.Select(term => Tokenizer.Split(term) is [var word] ? word
                : throw new ArgumentException($"found the term '{term}', expected one word", nameof(options)))
                .ToHashSet(StringComparer.Ordinal);
            var none = options.Probes.FirstOrDefault(probe => !Tokenizer.Split(probe).Any(terms.Contains));
            return none is null ? terms : throw new ArgumentException(
                $"found the probe '{none}', expected a text with one of the terms", nameof(options));
        }

        /// <summary>The mean over texts of Σ (IG - t)²; null when no text has a term.</summary>
        Tensor? OfTexts(EmbeddedTexts texts, Func<Tensor, Tensor, Tensor> score, SeededRandom random)
        {
            long[] rows = [.. Enumerable.Range(0, texts.Words.Count)
                .Where(i => texts.Words[i].Any(_terms.Contains))
                .Select(i => (long)i)];
            if (rows.Length == 0)
                return null;
            var width = texts.Mask.shape[1];
            var marks = new float[rows.Length * width];
            for (var i = 0; i < rows.Length; i++)
                for (var w = 0; w < texts.Words[(int)rows[i]].Count; w++)
                    marks[i * width + w] = _terms.Contains(texts.Words[(int)rows[i]][w]) ? 1 : 0;
            var index = tensor(rows);
            var (x, mask) = (texts.Embeddings.index_select(0, index), texts.Mask.index_select(0, index));
            var terms = tensor(marks, [rows.Length, width]).to(x.dtype);
            // Random signs: the square of Σ_k ±IG_k has the mean Σ_k IG_k², at the cost of one gradient for all outputs
            // (Hutchinson).
            Tensor? signs = null;
            var baseline = options.Baseline == TermBaseline.Padding ? null : x * (1 - terms).unsqueeze(2);
            var attribution = new IntegrationPath(options.Steps).Attribute(x, baseline, at =>
            {
                var scores = score(at, cat([.. Enumerable.Repeat(mask, options.Steps)], 0));
                float[] drawn = [.. Enumerable.Range(0, (int)scores.shape[1])
                    .Select(_ => random.Next(2) == 0 ? -1f : 1f)];
                signs = tensor(drawn).to(scores.dtype);
                return scores.matmul(signs);
            }).sum(2);
            var off = options.Target == 0 ? attribution : attribution - (options.Target * signs!.sum());
            return (off.square() * terms).sum() / texts.Words.Count;
        }
    }
}
