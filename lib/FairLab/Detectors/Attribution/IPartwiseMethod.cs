namespace FairLab.Detectors;

/// <summary>A local interpretation that leaves parts of an input out and looks at what changes.</summary>
public interface IPartwiseMethod : IAttributionMethod
{
    /// <summary>
    /// The parts, as indices of the elements of a row, flattened; null for the natural ones: a table's columns, a
    /// text's words, an image's patches, else each element alone.
    /// </summary>
    IReadOnlyList<long[]>? Parts { get; }

    /// <summary>The same method with other parts.</summary>
    IPartwiseMethod WithParts(IReadOnlyList<long[]> parts);
}
