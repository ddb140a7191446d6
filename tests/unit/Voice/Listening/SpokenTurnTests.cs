using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;
using CxBridge.Voice;
using CxBridge.Voice.Bots;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Unit.Voice.Listening;

public sealed class SpokenTurnTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddVoice(o => o.Recognisers = 1).BuildServiceProvider();

    [SpeechFact]
    public async Task Recognition_OfAnExpectedPhrase_FindsTheWords()
    {
        Transcript heard = await HearAsync("yes i can make it");

        Assert.Equal("yes i can make it", heard.Text);
        Assert.InRange(heard.Confidence, 0.5, 1);
    }

    [SpeechFact]
    public async Task Recognition_OfWordsThatNobodyExpects_StaysEmpty()
    {
        Transcript heard = await HearAsync("my dog is barking at the neighbour");

        Assert.Equal("", heard.Text);
        Assert.InRange(heard.Confidence, 0, 0.5);
    }

    private async Task<Transcript> HearAsync(string words)
    {
        BotDefinition bot = BotReader.Read(PracticeBots.Appointment).Bot!;
        await using IDialogue dialogue = _services.GetRequiredService<IDialogueFactory>().Open(bot, new Dictionary<string, string>());
        await using ISpeechRecognition recognition = _services.GetRequiredService<ISpeechToText>().Open("en-US");
        recognition.Expect(dialogue.Hints);
        recognition.SpeechStarted();
        recognition.Write(new short[4800]);
        await foreach (ReadOnlyMemory<short> sound in _services.GetRequiredService<ITextToSpeech>()
            .SynthesizeAsync(new(words, new("flite", "slt"), 16000), CancellationToken.None))
        {
            recognition.Write(sound.Span);
        }

        recognition.Write(new short[4800]);
        recognition.SpeechStopped();
        return await recognition.Transcripts.ReadAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
