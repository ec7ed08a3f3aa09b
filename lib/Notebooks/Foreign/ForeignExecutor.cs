using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Runs cells in another kernel's process.</summary>
internal sealed class ForeignExecutor : ICellExecutor
{
    // Outputs come on a channel of their own; when the reply is in, the last of them must not be far.
    static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(4);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan InterruptAgain = TimeSpan.FromSeconds(1);

    readonly KernelClient _kernel;
    readonly TimeSpan _grace;
    readonly WidgetStates _widgets = new();

    ForeignExecutor(KernelClient kernel, TimeSpan grace) => (_kernel, _grace) = (kernel, grace);

    /// <inheritdoc cref="KernelClient.Start"/>
    public static ForeignExecutor Start(KernelSpec spec, NotebookRunRequest request, CancellationToken token) =>
        new(KernelClient.Start(spec, request.WorkingDirectory, request.StartTimeout, token), request.StopGrace);

    public CellOutcome Run(NotebookCell cell, NotebookOutputs.CellOutput output, int count, CancellationToken token)
    {
        var execution = new KernelExecution(output, _widgets);
        if (_kernel.HasExited)
            return Died(execution);
        var id = _kernel.Request("execute_request", new JsonObject
        {
            ["code"] = cell.Source, ["silent"] = false, ["store_history"] = true,
            ["user_expressions"] = new JsonObject(), ["allow_stdin"] = false, ["stop_on_error"] = true,
        });
        Stopwatch? stopping = null;
        var quiet = Stopwatch.StartNew();
        var interruptAt = TimeSpan.Zero;
        while (!execution.IsComplete)
        {
            if (_kernel.TryReceive(Poll, out var received))
            {
                if (KernelClient.ParentId(received.Message) == id)
                {
                    execution.Take(received.Message);
                    quiet.Restart();
                }

                continue;
            }

            if (_kernel.HasExited)
            {
                if (token.IsCancellationRequested)
                    return execution.Outcome(interrupted: true);
                return Died(execution);
            }

            if (execution.Replied && quiet.Elapsed > OutputPatience)
                return execution.Lost();
            if (!token.IsCancellationRequested)
                continue;
            stopping ??= Stopwatch.StartNew();
            if (stopping.Elapsed > _grace)
                _kernel.Kill();
            else if (stopping.Elapsed >= interruptAt)
            {
                _kernel.Interrupt();
                interruptAt = stopping.Elapsed + InterruptAgain;
            }
        }

        return execution.Outcome(token.IsCancellationRequested);
    }

    public void Describe(JsonObject metadata)
    {
        if (_kernel.Info["language_info"] is JsonObject info)
            metadata["language_info"] = info.DeepClone();
        if (_widgets.ToJson() is { } widgets)
            metadata["widgets"] = widgets;
    }

    public void Dispose() => _kernel.Dispose();

    CellOutcome Died(KernelExecution execution)
    {
        var cause = _kernel.Death;
        return execution.Outcome(interrupted: false) with
        {
            Died = true, ErrorShown = false,
            Result = new CellResult
            {
                Status = CellStatus.Failed,
                Error = new CellError("DeadKernelError", cause, null, null, [$"DeadKernelError: {cause}"]),
            },
        };
    }
}
