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
}
