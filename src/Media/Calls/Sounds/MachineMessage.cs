using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>What is said to an answering machine: made as soon as it is known that there is one, spoken once, after the beep.</summary>
internal sealed class MachineMessage(AudioPort port, ITextToSpeech voices, SpeechRequest text, ICallObserver observer)
{
    private Task<short[]>? _sound;
    private Task _speaking = Task.CompletedTask;

    /// <summary>Begins to make the sound. Does not wait.</summary>
    public void Prepare() => _sound ??= MakeAsync();

    /// <summary>Says it, and tells the observer how that went. Does not wait.</summary>
    public void Speak() => _speaking = SpeakAsync();

    /// <summary>Completes when nothing is under way any more; the port must have been closed.</summary>
    public Task EndAsync() => Task.WhenAll(_speaking, _sound ?? Task.CompletedTask);

    private async Task SpeakAsync()
    {
        await Task.Yield();
        try
        {
            Prepare();
            short[] sound = await _sound!;
            await port.PlayAsync(sound);
            observer.ConversationEnded(sound.Length > 0 ? ConversationEnd.MessageLeft : ConversationEnd.MessageNotLeft);
        }
        catch (OperationCanceledException)
        {
            // The machine hung up in the middle; the leg tells so.
        }
    }

    private async Task<short[]> MakeAsync()
    {
        await Task.Yield();
        try
        {
            return await voices.SynthesizeWholeAsync(text, CancellationToken.None);
        }
#pragma warning disable CA1031 // Without a voice there is no message; the call ends as one to a machine.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            observer.ProviderFailed(fault);
            return [];
        }
    }
}
