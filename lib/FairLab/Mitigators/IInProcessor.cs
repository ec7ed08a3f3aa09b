using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>A mitigator that changes the training itself: a term in the loss, a constraint, a game.</summary>
public interface IInProcessor : IMitigator;
