using TorchSharp;

namespace FairLab.Models;

/// <summary>
/// A term that training adds to the mean loss of a batch: λ₁ d₂ or λ₂ R of the survey's equation (1) [du2019], its
/// weight included. A term with state or parameters of its own is an <see cref="IGameTerm"/>.
/// </summary>
public interface ILossTerm
{
    /// <summary>What messages and the history call it.</summary>
    /// <value>The name of its type.</value>
    string Name => GetType().Name;

    /// <summary>
    /// The layers whose outputs it looks at, named as in <c>named_modules()</c>; <see cref="TrainingBatch.Layer"/>
    /// gives
    /// them. f(x) = c(h(x)): h is what comes out of such a layer.
    /// </summary>
    /// <value>None.</value>
    IReadOnlyList<string> Layers => [];

    /// <summary>The term, a differentiable scalar; null when the batch does not define it (a group is
    /// missing).</summary>
    /// <param name="batch">Inputs, outputs, labels, groups and weights of some rows.</param>
    torch.Tensor? Compute(TrainingBatch batch);
}
