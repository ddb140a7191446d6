using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Dialogue.Flow;
using CxBridge.Voice.Providers.PocketSphinx;

namespace CxBridge.Bench.Speech;

/// <summary>A decoder and a matcher, laid open: what the recogniser decides on can be seen.</summary>
internal sealed class Ear(BotDefinition bot, string state, IVocabulary vocabulary, string model, TimeProvider time) : IDisposable
{
    private readonly Decoder _decoder = new(model);
    private readonly Grammar _grammar = Grammar.Of(new FlowHints(bot)[state], vocabulary)!;
    private readonly IntentMatcher _matcher = new(bot.Flow);
    private readonly string[] _intents = [.. ((FlowExit.Listen)bot.Flow.States[state].Exit).On.Keys.Union(bot.Flow.Everywhere.Keys)];

    public Trial Try(string name, string said, string? wanted, short[] heard)
    {
        long start = time.GetTimestamp();
        short[] sound = LineSound.Prepare(heard);
        Hypothesis? match = sound.Length == 0 ? null : _decoder.Match(_grammar, sound);
        Hypothesis? phones = match is null ? null : _decoder.MatchPhones(sound);
        TimeSpan taken = time.GetElapsedTime(start);
        double misfit = match is null || phones is null ? double.PositiveInfinity : Rejection.Misfit(match, phones);
        string words = match?.Text ?? "";
        return new(name, said, wanted, words, _matcher.Spoken(words, _intents)?.Intent, misfit, match?.Frames ?? 0, taken, TimeSpan.FromSeconds(heard.Length / 16000.0));
    }

    public void Dispose() => _decoder.Dispose();
}
