using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>What became of a call that leaked, and of the 15 beside it.</summary>
/// <param name="HungUpFor">As what the call that leaked was hung up.</param>
/// <param name="Outcome">As which its attempt closed.</param>
/// <param name="Disposition">As which its attempt closed.</param>
/// <param name="Detail">Why, as its record says.</param>
/// <param name="Counted">Calls ended for memory in all, until after one had allocated much and given it back.</param>
/// <param name="Log">What the watchdog told.</param>
/// <param name="NextInTheSlot">What the next call in the slot came to.</param>
/// <param name="OthersInProgress">Those whose conversation goes on.</param>
/// <param name="Holes">The longest hole that each of the others heard since the leak began, ms.</param>
/// <param name="MachineMilliseconds">The longest pause of the machine itself (<see cref="MachineWitness"/>).</param>
internal sealed record EndedLeakFigures(
    HangupReason HungUpFor,
    string Outcome,
    string Disposition,
    string? Detail,
    long Counted,
    IReadOnlyList<string> Log,
    SlotState NextInTheSlot,
    int OthersInProgress,
    IReadOnlyList<double> Holes,
    double MachineMilliseconds);
