using CxBridge.Domain.Speech;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Voice.Speaking;
using CxBridge.Voice.Doctor;

namespace CxBridge.Tests.Unit.Voice.Doctor;

public sealed class VoiceReadinessTests
{
    private static readonly VoiceSettings Voice = new("scripted", "one");

    private readonly VirtualTime _time = new();
    private readonly ScriptedEngine _engine = new();
    private int _recogniserStarts;

    public VoiceReadinessTests() => _engine.LetItAnswer();

    [Fact]
    public async Task AVoiceThatWorks_IsTriedOutOnceAMinute()
    {
        VoiceReadiness readiness = New();

        Assert.Null(await Ask(readiness));
        Assert.Null(await Ask(readiness));
        Assert.Single(_engine.Spoken);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Ask(readiness));
        Assert.Equal((2, 2), (_engine.Spoken.Count, _recogniserStarts));
    }

    [Fact]
    public async Task AMissingEngine_IsToldWithItsCure_AndFoundWorkingWithin10Seconds()
    {
        _engine.Failure = new SpeechUnavailableException("Install it.");
        VoiceReadiness readiness = New();

        Assert.Equal("Install it.", await Ask(readiness));
        _engine.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("Install it.", await Ask(readiness));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Ask(readiness));
    }

    [Fact]
    public async Task AMissingRecogniser_CountsAsMuchAsAMissingVoice()
    {
        var readiness = new VoiceReadiness([_engine], () => throw new SpeechUnavailableException("No model."), _time);

        Assert.Equal("No model.", await Ask(readiness));
    }

    [Fact]
    public async Task AnEngineThatNobodyKnows_IsNamedTogetherWithThoseThereAre()
    {
        string? missing = await New().FindMissingAsync(Voice with { Engine = "parrot" }, CancellationToken.None);

        Assert.Contains("'parrot'", missing, StringComparison.Ordinal);
        Assert.Contains("scripted", missing, StringComparison.Ordinal);
    }

    private VoiceReadiness New() => new([_engine], () => _recogniserStarts++, _time);

    private static async Task<string?> Ask(VoiceReadiness readiness) => await readiness.FindMissingAsync(Voice, CancellationToken.None);
}
