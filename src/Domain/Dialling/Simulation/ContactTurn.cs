namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Whose turn comes first: the order in which contacts are claimed.</summary>
public enum ContactTurn
{
    Callback,
    Fresh,
    Retry,
}
