namespace FairLab.Models;

/// <summary>
/// The survey's overall loss, equation (1) [du2019], term by term: L = prediction + λ₁ fairness + λ₂ model. The weights
/// are in the numbers, so that the three add up.
/// </summary>
/// <param name="Prediction">d₁(y, ŷ): the mean cross entropy, in nats.</param>
/// <param name="Fairness">λ₁ d₂(f_loc(x), r), or whatever <see cref="ILossTerm"/> training was given; 0 without
/// one.</param>
/// <param name="Model">λ₂ R(θ) = ½ λ₂ ‖θ‖², whose gradient is Adam's L2 penalty; λ₂ is the recipe's weight
/// decay.</param>
public readonly record struct OverallLoss(double Prediction, double Fairness, double Model)
{
    /// <summary>L.</summary>
    public double Total => Prediction + Fairness + Model;
}
