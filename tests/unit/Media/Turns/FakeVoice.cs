using System.Runtime.CompilerServices;
using CxBridge.Domain.Speech;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>Speaks 50 ms of tone for each character, at once.</summary>
internal sealed class FakeVoice : ITextToSpeech
{
    public const int SamplesPerCharacter = 400;

    public List<string> Spoken { get; } = [];

    public Func<string, Exception?> Fault { get; set; } = _ => null;

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (Fault(request.Text) is { } fault)
        {
            throw fault;
        }

        Spoken.Add(request.Text);
        short[] sound = Sounds.Tone(300, 8000, TimeSpan.FromSeconds(request.Text.Length * SamplesPerCharacter / 8000.0), 6000);
        for (int i = 0; i < sound.Length; i += 700)
        {
            yield return sound.AsMemory(i, Math.Min(700, sound.Length - i));
        }
    }
}
