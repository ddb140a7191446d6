using CxBridge.Practice.Callees;
using CxBridge.Practice.Personas;

namespace CxBridge.Tests.Unit.Practice.Callees;

/// <summary>A call with a callee and a bot of the test's own, on media time: a minute runs in milliseconds.</summary>
internal sealed class CallInVirtualTime : ICalleeWitness
{
    private readonly short[] _voice = new short[Telephone.FrameSamples];
    private readonly short[] _silence = new short[Telephone.FrameSamples];
    private readonly short[] _out = new short[Telephone.FrameSamples];
    private bool _botSpeaks;

    public CallInVirtualTime(CalleeScript script, int wordsMs = 800)
    {
        var random = new Random(1);
        for (int i = 0; i < _voice.Length; i++)
        {
            _voice[i] = (short)random.Next(-4000, 4000);
        }

        var clip = new short[Telephone.SampleRate * wordsMs / 1000];
        Array.Fill(clip, (short)1000);
        Callee = new Callee(script, _ => clip, this);
    }

    public Callee Callee { get; }

    public List<CalleeEvent> Events { get; } = [];

    public List<short[]> Sent { get; } = [];

    public TimeSpan Now => Callee.Summary.Duration;

    public IEnumerable<CalleeEvent.SpeechBegan> Speech => Events.OfType<CalleeEvent.SpeechBegan>();

    public CallInVirtualTime BotSpeaks(int ms) => Run(ms, speaks: true);

    public CallInVirtualTime BotIsSilent(int ms) => Run(ms, speaks: false);

    /// <summary>The bot speaks until the callee has said something, and then for so long again; gives up after a minute.</summary>
    public CallInVirtualTime BotSpeaksUntilInterrupted(int yieldMs)
    {
        int before = Speech.Count();
        for (int i = 0; i < 3_000 && Speech.Count() == before && Callee.HungUp is null; i++)
        {
            BotSpeaks(20);
        }

        return BotSpeaks(yieldMs);
    }

    public void Saw(CalleeEvent seen)
    {
        Assert.False(_botSpeaks && seen is CalleeEvent.SpeechBegan { Manner: SpeechManner.Turn }, "the callee took its turn while the bot spoke");
        Events.Add(seen);
    }

    private CallInVirtualTime Run(int ms, bool speaks)
    {
        _botSpeaks = speaks;
        for (int t = 0; t < ms; t += 20)
        {
            Callee.Step(speaks ? _voice : _silence, _out);
            Sent.Add([.. _out]);
        }

        return this;
    }
}
