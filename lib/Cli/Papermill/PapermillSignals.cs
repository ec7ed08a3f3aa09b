using System.Runtime.InteropServices;

namespace FairLab.Cli.Papermill;

/// <summary>
/// Ctrl-C interrupts the notebook, a request to end kills it; both leave a saved notebook that says so. A second Ctrl-C
/// does not wait.
/// </summary>
sealed class PapermillSignals : IDisposable
{
    const int InterruptedCode = 1;

    readonly CancellationTokenSource _interrupt = new();
    readonly CancellationTokenSource _kill = new();
    readonly PosixSignalRegistration[] _registrations;

    public PapermillSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            if (_interrupt.IsCancellationRequested)
                Environment.Exit(InterruptedCode);
            _interrupt.Cancel();
        }),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, 15)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => End(context, 1)),
    ];

    public CancellationToken Interrupt => _interrupt.Token;

    public CancellationToken Kill => _kill.Token;

    /// <summary>The exit code of a process that the signal ended, as shells see it.</summary>
    public int KilledCode { get; private set; } = 128 + 15;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _interrupt.Dispose();
        _kill.Dispose();
    }

    void End(PosixSignalContext context, int signal)
    {
        context.Cancel = true;
        KilledCode = 128 + signal;
        _kill.Cancel();
    }
}
