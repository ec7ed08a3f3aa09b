namespace FairLab.Mitigators;

/// <summary>A corpus labelled together.</summary>
/// <param name="Choices">For each instance the index of the candidate taken.</param>
/// <param name="Score">Σ f of the candidates taken.</param>
/// <param name="Bound">No labelling that satisfies all constraints has a higher score than this.</param>
/// <param name="Violated">Objects whose share is outside the margin; one that no instance names has no share and
/// violates nothing.</param>
public sealed record CorpusLabels(int[] Choices, double Score, double Bound, IReadOnlyList<int> Violated);
