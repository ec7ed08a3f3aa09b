namespace FairLab.Numerics;

/// <summary>How a linear program came out.</summary>
public enum LinearStatus
{
    /// <summary>An optimum was found.</summary>
    Optimal,

    /// <summary>No point satisfies all constraints.</summary>
    Infeasible,

    /// <summary>The objective falls without end.</summary>
    Unbounded,

    /// <summary>Iterations ran out; the point is the best seen.</summary>
    Stopped,
}
