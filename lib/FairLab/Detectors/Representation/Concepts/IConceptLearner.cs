using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Tells two sets of activations apart by one direction: f(h) = w·h - b is positive for the first
/// set.</summary>
public interface IConceptLearner
{
    /// <summary>Its name, for tables.</summary>
    string Name { get; }

    /// <summary>Fits many pairs of sets at once.</summary>
    /// <param name="first">The concept's activations in double precision, shape [pairs, m, d].</param>
    /// <param name="second">What it is told apart from, shape [pairs, k, d].</param>
    /// <returns>w of any length, shape [pairs, d], and b, shape [pairs].</returns>
    (Tensor Directions, Tensor Thresholds) Fit(Tensor first, Tensor second);
}
