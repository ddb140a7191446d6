namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What happens next to a simulated call.</summary>
internal enum SimulatedPhase
{
    Ringing,

    /// <summary>Answered; no seat yet.</summary>
    Waiting,

    /// <summary>Has found a seat; what was to end its waiting has no meaning any more.</summary>
    Seated,
    Talking,
}
