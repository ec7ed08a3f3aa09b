namespace FairLab.Models;

/// <summary>
/// Where training lets a notebook stop it. The library knows no notebooks: who runs cells offers the action
/// <c>FairLab.Checkpoint</c> in the application's data, which throws when the calling thread runs for a stopped cell.
/// </summary>
static class Checkpoint
{
    /// <summary>Ends the training when whoever runs it wants that.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    public static void Pass() => (AppContext.GetData("FairLab.Checkpoint") as Action)?.Invoke();
}
