namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>A call on its way through a rehearsal.</summary>
internal sealed class SimulatedCall
{
    public required DialFate Fate { get; init; }

    public SimulatedContact Contact { get; init; }

    public SimulatedPhase Phase { get; set; }

    /// <summary>Second at which its phase began.</summary>
    public double Since { get; set; }

    /// <summary>Its place in a <see cref="CallSet"/>.</summary>
    public int Place { get; set; }
}
