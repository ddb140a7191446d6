namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>From this hour on there are so many seats. Whoever talks goes on; the seat goes when the conversation is over.</summary>
public sealed record SeatStep(double AtHour, int Seats);
