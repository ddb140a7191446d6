using CxBridge.Domain.Telephony;
using CxBridge.Sip;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>One call between two agents of ours before the first one that counts: on a busy machine the first use of the code takes longer than a
/// retransmission timer, and scenarios take a repeated INVITE for a mistake.</summary>
internal static class Warmup
{
    public static Task Done { get; } = RunAsync();

    private static async Task RunAsync()
    {
        await using var caller = new Agent();
        await using var callee = new Agent();
        await using ICallLeg leg = caller.Place($"sip:{callee.Endpoint.LocalEndPoint}");
        IncomingCall call = await callee.NextCallAsync();
        await call.RingAsync();
        await using ICallLeg answered = call.Answer(Agent.Media());
        await leg.UntilAsync<LegEvent.Answered>();
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await answered.EndAsync();
    }
}
