namespace FairLab.Models;

/// <summary>How well a variational autoencoder does on a batch.</summary>
/// <param name="Step">After how many steps.</param>
/// <param name="Error">The root of the mean squared difference of a pixel, in [0, 1].</param>
/// <param name="Divergence">KL(q(z | x) ‖ N(0, I)), in nats a picture.</param>
public readonly record struct AutoencoderLoss(int Step, double Error, double Divergence);
