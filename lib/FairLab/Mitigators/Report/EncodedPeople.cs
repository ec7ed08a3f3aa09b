using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>People as an attacker sees them.</summary>
/// <param name="Representation">h(x), shape [n, ...]; without a graph behind it.</param>
/// <param name="Group">Their groups.</param>
/// <param name="Weights">How many people each row counts as, shape [n]; null when all count 1.</param>
public sealed record EncodedPeople(Tensor Representation, Grouping Group, double[]? Weights = null);
