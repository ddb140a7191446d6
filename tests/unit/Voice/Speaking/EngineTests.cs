using CxBridge.Domain.Speech;
using CxBridge.Voice;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Providers.Espeak;
using CxBridge.Voice.Providers.Flite;
using CxBridge.Voice.Sounds;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Voice.Speaking;

public class EngineTests
{
    private static readonly IOptions<VoiceOptions> Standard = Options.Create(new VoiceOptions());

    [Fact]
    public async Task AProgramThatIsNotInstalled_IsToldWithItsCure()
    {
        using EngineProcess process = new("no-such-engine", "Install it: apt-get install it", concurrency: 1, TimeSpan.FromSeconds(10));

        SpeechUnavailableException e = await Assert.ThrowsAsync<SpeechUnavailableException>(() => process.RunAsync([], "", CancellationToken.None));

        Assert.Contains("apt-get install it", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProgramThatHangs_IsEndedInTime()
    {
        using EngineProcess process = new("/bin/sleep", "", concurrency: 1, TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAsync<SpeechUnavailableException>(() => process.RunAsync(["600"], "", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-w/etc/passwd")]
    [InlineData("../../secret")]
    [InlineData("en us")]
    public void AVoiceThatCouldBeAnOptionOrAPath_IsRefused(string name) =>
        Assert.Throws<SpeechUnavailableException>(() => VoiceName.Checked(new("espeak-ng", name)));

    [SpeechFact]
    public async Task Espeak_Speaks_AndKnowsItsVoices()
    {
        using EspeakEngine engine = new(Standard);

        Sound sound = await engine.SpeakAsync("hello there", new(), CancellationToken.None);

        Assert.InRange(sound.Duration.TotalSeconds, 0.5, 3);
        Assert.Contains("en-us", await engine.ListVoicesAsync(CancellationToken.None));
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => engine.SpeakAsync("hello", new("espeak-ng", "xx-nowhere"), CancellationToken.None));
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => engine.SpeakAsync("hello", new("espeak-ng", "en-us+nobody"), CancellationToken.None));
    }

    [SpeechFact]
    public async Task Flite_Speaks_AndKnowsItsVoices()
    {
        using FliteEngine engine = new(Standard);

        Sound sound = await engine.SpeakAsync("hello there", new("flite", "slt"), CancellationToken.None);

        Assert.InRange(sound.Duration.TotalSeconds, 0.5, 3);
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => engine.SpeakAsync("hello", new("flite", "nobody"), CancellationToken.None));
    }
}
