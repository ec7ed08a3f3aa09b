namespace FairLab;

/// <summary>A value that an option is given by its name, such as a metric.</summary>
interface INamedValue<T> where T : class, INamedValue<T>
{
    string Name { get; }

    /// <summary>What the values are, for messages: "metric".</summary>
    static abstract string Kind { get; }

    /// <summary>The values there are.</summary>
    static abstract IReadOnlyList<T> All { get; }
}
