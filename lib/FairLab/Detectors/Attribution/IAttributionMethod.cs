namespace FairLab.Detectors;

/// <summary>A local interpretation: one contract for tables, tokens and images.</summary>
public interface IAttributionMethod
{
    /// <summary>The method's name in tables.</summary>
    string Name { get; }

    /// <summary>Whether its attributions add up to the difference of outputs, f(x) - f(x').</summary>
    bool IsComplete { get; }

    /// <summary>Explains every row.</summary>
    /// <param name="task">Model, inputs, baseline and target.</param>
    Attribution Attribute(AttributionTask task);

    /// <summary>
    /// The method with the natural parts of an input, where it leaves parts out and was not given any.
    /// </summary>
    internal IAttributionMethod For(Func<IReadOnlyList<long[]>> parts) =>
        this is IPartwiseMethod { Parts: null } method ? method.WithParts(parts()) : this;
}
