using System.Text.Json;
using CxBridge.Practice.Callees;
using CxBridge.Practice.Truth;

namespace CxBridge.Practice.Carrier;

/// <summary>Writes into the truth log what a callee does and hears.</summary>
internal sealed class TruthWitness(TruthLog log, string callId, string number) : ICalleeWitness
{
    public void Saw(CalleeEvent seen) => log.Append(seen switch
    {
        CalleeEvent.SpeechBegan e => new TruthLine.SpeechBegan(log.Now, callId, number, Ms(e.At), e.Text, e.Intent, Name(e.Manner)),
        CalleeEvent.SpeechEnded e => new TruthLine.SpeechEnded(log.Now, callId, number, Ms(e.At), e.Text, e.Intent, Ms(e.Length)),
        CalleeEvent.BotTurnEnded e => new TruthLine.BotTurn(log.Now, callId, number, e.Turn, Ms(e.Start), Ms(e.At), Ms(e.Voiced), e.Response is { } r ? Ms(r) : null),
        CalleeEvent.BotYielded e => new TruthLine.BotYielded(log.Now, callId, number, Ms(e.At), Name(e.Manner), Ms(e.After)),
        CalleeEvent.BotSpokeOn e => new TruthLine.BotSpokeOn(log.Now, callId, number, Ms(e.At), Name(e.Manner)),
        CalleeEvent.RecordingBegan e => new TruthLine.RecordingBegan(log.Now, callId, number, Ms(e.At)),
        CalleeEvent.HangingUp e => new TruthLine.HangingUp(log.Now, callId, number, Ms(e.At), Name(e.Why)),
        _ => throw new InvalidOperationException($"No line for {seen.GetType().Name}."),
    });

    private static int Ms(TimeSpan time) => (int)time.TotalMilliseconds;

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
