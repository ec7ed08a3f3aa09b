namespace TorchSharp;

/// <summary>
/// Owns every tensor created on this thread while it is the innermost open scope, and frees them at its end.
/// Scopes nest; a tensor moved out of the outermost scope is left to the collector.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    // A tensor remembers its scope, so that disposing it early can take it out here.
    readonly HashSet<IDisposable> _owned = new(ReferenceEqualityComparer.Instance);
    readonly int _thread = Environment.CurrentManagedThreadId;
    bool _disposed;

    internal DisposeScope()
    {
        OuterScope = DisposeScopeManager.Current;
        DisposeScopeManager.Current = this;
    }

    /// <summary>How many things the scope owns.</summary>
    public int DisposablesCount => _owned.Count;

    /// <summary>A copy of what the scope owns.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _owned];

    internal DisposeScope? OuterScope { get; private set; }

    /// <summary>True when the scope owns <paramref name="disposable"/>.</summary>
    public bool Contains(IDisposable disposable) => _owned.Contains(disposable);

    /// <summary>Takes ownership, away from any other scope.</summary>
    public T Attach<T>(T disposable) where T : IDisposable
    {
        Move(disposable, this);
        return disposable;
    }

    /// <summary>Takes ownership of several things.</summary>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes ownership of several things; returns them.</summary>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables) => MoveAll(disposables, this);

    /// <summary>Gives ownership to the scope around this one, or to nobody when this is the outermost.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveOwned(disposable, OuterScope);
        return disposable;
    }

    /// <summary>Gives two things to the outer scope.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    /// <summary>Gives three things to the outer scope.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Gives several things to the outer scope.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Gives several things to the outer scope.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveOwnedAll(disposables, OuterScope);

    /// <summary>Gives ownership to another scope.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        MoveOwned(disposable, scope);
        return disposable;
    }

    /// <summary>Gives two things to another scope.</summary>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    /// <summary>Gives several things to another scope.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveOwnedAll(disposables, scope);

    /// <summary>Gives several things to another scope.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables) => MoveOwnedAll(disposables, scope);

    /// <summary>Gives up ownership: the thing is left to its user and the collector.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        MoveOwned(disposable, null);
        return disposable;
    }

    /// <summary>Gives up two things.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (Detach(first), Detach(second));

    /// <summary>Gives up several things.</summary>
    public void Detach(params IDisposable[] disposables) => MoveOwnedAll(disposables, null);

    /// <summary>Gives up several things.</summary>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveOwnedAll(disposables, null);

    /// <summary>Frees everything the scope owns now; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Frees everything but what is to be kept, which the scope goes on owning.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        IDisposable[] gone = [.. _owned.Where(disposable => !keep.Contains(disposable))];
        foreach (var disposable in gone)
        {
            _owned.Remove(disposable);
            if (disposable is torch.Tensor tensor) tensor.OwningScope = null;
            disposable.Dispose();
        }
    }

    /// <summary>Frees everything but what is to be kept.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Frees everything but one thing, which is returned.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Frees everything but two things, which are returned.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    /// <summary>Frees what the scope owns and makes the scope around it the innermost again.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        Close();
        DisposeEverything();
    }

    internal void Add(torch.Tensor tensor)
    {
        _owned.Add(tensor);
        tensor.OwningScope = this;
    }

    internal void Add(IDisposable disposable) => _owned.Add(disposable);

    internal void Forget(torch.Tensor tensor)
    {
        _owned.Remove(tensor);
        tensor.OwningScope = null;
    }

    internal static void Move(IDisposable disposable, DisposeScope? target)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningScope?._owned.Remove(tensor);
            tensor.OwningScope = target;
        }
        target?._owned.Add(disposable);
    }

    static IDisposable[] MoveAll(IEnumerable<IDisposable> disposables, DisposeScope? target)
    {
        IDisposable[] all = [.. disposables];
        foreach (var disposable in all) Move(disposable, target);
        return all;
    }

    void MoveOwned(IDisposable disposable, DisposeScope? target)
    {
        if (_owned.Remove(disposable)) Move(disposable, target);
    }

    void MoveOwnedAll(IEnumerable<IDisposable> disposables, DisposeScope? target)
    {
        foreach (var disposable in disposables) MoveOwned(disposable, target);
    }

    /// <summary>Takes the scope out of its thread's chain, wherever in it it stands.</summary>
    void Close()
    {
        if (_thread != Environment.CurrentManagedThreadId) return;
        if (ReferenceEquals(DisposeScopeManager.Current, this))
        {
            DisposeScopeManager.Current = OuterScope;
            return;
        }
        for (var inner = DisposeScopeManager.Current; inner is not null; inner = inner.OuterScope)
        {
            if (!ReferenceEquals(inner.OuterScope, this)) continue;
            inner.OuterScope = OuterScope;
            return;
        }
    }
}
