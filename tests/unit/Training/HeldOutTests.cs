using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;
using CxBridge.Media.Vad;
using CxBridge.Tests.Unit.Voice;
using CxBridge.Training.Vad.Scores;
using CxBridge.Training.Vad.Sound;
using CxBridge.Voice;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CxBridge.Tests.Unit.Training;

public class HeldOutTests(ITestOutputHelper output)
{
    private const int Clips = 54;

    [SpeechFact]
    public async Task OwnModel_OnNoisyVoicesThatItNeverHeard_BeatsAnEnergyThreshold()
    {
        await using ServiceProvider services = new ServiceCollection().AddVoice().BuildServiceProvider();
        var maker = new ClipMaker(services.GetRequiredService<ITextToSpeech>(), Split.HeldOut);
        var noisy = new List<Clip>();
        for (int number = 0; number < Clips; number++)
        {
            Clip clip = await maker.MakeAsync(number);
            noisy.AddRange(clip.Noise == NoiseKind.Quiet ? [] : [clip]);
        }

        using var model = VadModel.LoadOwn();
        (FrameScores ours, FrameScores pitch, FrameScores energy) = (Judge.Model(model, noisy), Judge.Pitch(noisy), Judge.Energy(noisy));
        output.WriteLine($"{noisy.Count} clips of 10 s. Errors where misses and false alarms are equal: model {ours.EqualError:P1}, best energy threshold {energy.EqualError:P1}.");
        output.WriteLine($"As they are used: model misses {ours.Missed:P1} and takes {ours.FalseAlarms:P1} of the rest for speech; level and pitch {pitch.Missed:P1} and {pitch.FalseAlarms:P1}.");
        Assert.True(ours.EqualError < energy.EqualError / 2, $"{ours.EqualError:P1} against {energy.EqualError:P1}");
        Assert.True(ours.Missed + ours.FalseAlarms < pitch.Missed + pitch.FalseAlarms);
    }

    [SpeechFact]
    public async Task OwnModel_OnALineThatIsSwitchedOffBetweenWords_HearsEverySentence()
    {
        await using ServiceProvider services = new ServiceCollection().AddVoice().BuildServiceProvider();
        var spoken = new List<short>();
        foreach (VoiceSettings voice in Split.HeldOut.Voices.Take(4))
        {
            spoken.AddRange(new short[16_000]);
            spoken.AddRange(await services.GetRequiredService<ITextToSpeech>().SynthesizeWholeAsync(new("Hello, is anybody there?", voice, 8000), CancellationToken.None));
        }

        using var model = VadModel.LoadOwn();
        using var line = new VadLine(model);
        IReadOnlyList<(TimeSpan Start, TimeSpan End)> segments = SpeechSegments.Of([.. spoken, .. new short[8_000]], new VoiceActivityDetector(model: line));
        Assert.Equal(4, segments.Count);
        Assert.All(segments, segment => Assert.InRange((segment.End - segment.Start).TotalSeconds, 0.8, 2.2));
    }
}
