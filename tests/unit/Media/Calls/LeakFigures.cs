namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>What 15 calls heard beside one that leaked.</summary>
/// <param name="Holes">The longest hole that each of them heard, ms.</param>
/// <param name="MachineMilliseconds">The longest pause of the machine itself (<see cref="MachineWitness"/>).</param>
/// <param name="OthersInProgress">Those whose conversation goes on.</param>
internal sealed record LeakFigures(IReadOnlyList<double> Holes, double MachineMilliseconds, int OthersInProgress);
