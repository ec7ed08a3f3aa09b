namespace FairLab.Models;

/// <summary>How well a model with one penalty does on texts that it was not fitted on.</summary>
/// <param name="Penalty">The penalty λ.</param>
/// <param name="SquaredError">The mean of (prediction - target)² over the validation texts and the outputs.</param>
public readonly record struct PenaltyError(double Penalty, double SquaredError);
