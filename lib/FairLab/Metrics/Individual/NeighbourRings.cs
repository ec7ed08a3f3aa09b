namespace FairLab.Metrics;

/// <summary>
/// The people around one place by distance, nearest first: all who are equally far make one ring. Rings beyond the one
/// that completes the number wanted are dropped.
/// </summary>
/// <param name="reach">How many people are wanted.</param>
sealed class NeighbourRings(int reach)
{
    // A place has somebody (weights below 1 aside), so rings hold at least one person each and so many suffice; more
    // grow.
    float[] _distances = new float[reach + 1];
    double[] _people = new double[reach + 1], _totals = new double[reach + 1];
    double _all;

    /// <summary>The number of rings.</summary>
    public int Count { get; private set; }

    /// <summary>The distance beyond which nobody is wanted any more.</summary>
    public float Farthest { get; private set; } = float.PositiveInfinity;

    /// <summary>How many people are in a ring.</summary>
    public double People(int ring) => _people[ring];

    /// <summary>The sum of their values.</summary>
    public double Total(int ring) => _totals[ring];

    /// <summary>Adds the people of a place.</summary>
    public void Add(float distance, double people, double total)
    {
        var at = Count;
        while (at > 0 && _distances[at - 1] > distance)
            at--;
        _all += people;
        if (at > 0 && _distances[at - 1] == distance)
            (_people[at - 1], _totals[at - 1]) = (_people[at - 1] + people, _totals[at - 1] + total);
        else
            Insert(at, distance, people, total);
        while (Count > 1 && _all - _people[Count - 1] >= reach)
            _all -= _people[--Count];
        if (_all >= reach)
            Farthest = _distances[Count - 1];
    }

    void Insert(int at, float distance, double people, double total)
    {
        if (Count == _distances.Length)
        {
            Array.Resize(ref _distances, 2 * Count);
            Array.Resize(ref _people, 2 * Count);
            Array.Resize(ref _totals, 2 * Count);
        }
        Array.Copy(_distances, at, _distances, at + 1, Count - at);
        Array.Copy(_people, at, _people, at + 1, Count - at);
        Array.Copy(_totals, at, _totals, at + 1, Count - at);
        (_distances[at], _people[at], _totals[at]) = (distance, people, total);
        Count++;
    }
}
