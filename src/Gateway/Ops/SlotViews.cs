using CxBridge.Gateway.Crm.Calls;

namespace CxBridge.Gateway.Ops;

/// <summary>One host's slots.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Draining">Takes no new calls: cordoned, or on its way to its end.</param>
/// <param name="Load">0 to 1: moving average of processor use.</param>
/// <param name="Holds">Why it takes no calls of some bots just now, in words; empty when nothing holds it.</param>
/// <param name="Slots">All of them by number.</param>
/// <param name="Lines">All of them by number; none on a host that does not dial on lines.</param>
internal sealed record HostView(
    string Host, bool Draining, double Load, IReadOnlyList<string> Holds, IReadOnlyList<SlotView> Slots, IReadOnlyList<HostLineView> Lines);

/// <summary>One line; <paramref name="State"/> is <c>free</c>, <c>gating</c>, <c>dialling</c>, <c>ringing</c>, <c>screening</c>, <c>waiting</c> for a slot, hearing the
/// <c>message</c>, or <c>closing</c>.</summary>
internal sealed record HostLineView(int Number, bool Free, string State, CallView? Call);

/// <summary>One slot; <paramref name="Call"/> is null while it is free or a call is only just being taken.</summary>
internal sealed record SlotView(int Number, bool Free, CallView? Call);

/// <summary>The slots of all hosts of the cell, by the host's name.</summary>
internal sealed record SlotsView(IReadOnlyList<HostView> Hosts, DateTimeOffset At);

/// <summary>State of the outbox.</summary>
internal sealed record OutboxView(long Waiting, long Delivered, long Dead, DateTimeOffset At);
