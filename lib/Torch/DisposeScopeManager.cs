namespace TorchSharp;

/// <summary>The open scopes of each thread, innermost first.</summary>
internal static class DisposeScopeManager
{
    [ThreadStatic] static DisposeScope? s_current;

    internal static DisposeScope? Current
    {
        get => s_current;
        set => s_current = value;
    }
}
