using System.Globalization;
using CxBridge.Bench.Speech;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;
using CxBridge.Voice;
using CxBridge.Voice.Bots;
using Microsoft.Extensions.DependencyInjection;

// How well the offline recogniser understands a telephone line, and how well it refuses what nobody expects. Synthetic voices only: people differ more.
const string state = "greet";
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
VoiceOptions options = new();
await using ServiceProvider services = new ServiceCollection().AddVoice().BuildServiceProvider();
ITextToSpeech speech = services.GetRequiredService<ITextToSpeech>();
BotDefinition bot = BotReader.Read(PracticeBots.Appointment).Bot!;
using Ear ear = new(bot, state, services.GetRequiredService<IVocabulary>(), options.RecogniserModel, TimeProvider.System);

List<Trial> trials = [];
foreach (Saying saying in Corpus.Expected(bot, state).Concat(Corpus.Unexpected()))
{
    trials.Add(ear.Try(saying.Voice.Name, saying.Words, saying.Intent, Line.Carry(await SpeakAsync(saying), trials.Count)));
}

foreach ((string name, short[] sound) in Line.Noises())
{
    trials.Add(ear.Try("noise", name, wanted: null, Line.Carry(sound, trials.Count)));
}

Trial[] expected = [.. trials.Where(t => t.Wanted is not null)];
Trial[] strange = [.. trials.Where(t => t.Wanted is null && t.Name != "noise")];
Trial[] noises = [.. trials.Where(t => t.Name == "noise")];
Console.WriteLine($"{expected.Length} expected, {strange.Length} unexpected, {noises.Length} noises");
foreach (double threshold in new[] { 36, 40, options.RejectAbove, 48, 52, 1000 })
{
    Console.WriteLine($"threshold {threshold,4}: right {Share(expected, t => t.Misfit <= threshold && t.Heard == t.Wanted):P1}"
        + $"  wrong {Share(expected, t => t.Misfit <= threshold && t.Heard is not null && t.Heard != t.Wanted):P1}"
        + $"  false accepts: speech {Share(strange, t => t.Misfit <= threshold && t.Heard is not null):P1}, noise {Share(noises, t => t.Misfit <= threshold && t.Heard is not null):P1}");
}

foreach (IGrouping<string, Trial> voice in expected.GroupBy(t => t.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"{voice.Key,-12} right {Share([.. voice], t => IsAccepted(t) && t.Heard == t.Wanted):P1} of {voice.Count()}");
}

TimeSpan[] times = [.. trials.Select(t => t.Time).Order()];
Console.WriteLine($"time p50 {times[times.Length / 2].TotalMilliseconds:0} ms, p95 {times[times.Length * 95 / 100].TotalMilliseconds:0} ms, "
    + $"of real time {times.Sum(t => t.TotalSeconds) / trials.Sum(t => t.Length.TotalSeconds):0.000}");
if (args.Contains("--list"))
{
    foreach (Trial t in trials.Where(t => t.Wanted is null ? IsAccepted(t) && t.Heard is not null : !IsAccepted(t) || t.Heard != t.Wanted))
    {
        Console.WriteLine($"{t.Name,-12} said '{t.Said}' ({t.Wanted ?? "nothing"}) heard '{t.Words}' ({t.Heard ?? "nothing"}) misfit {t.Misfit:0.0} frames {t.Frames}");
    }
}

return 0;

bool IsAccepted(Trial trial) => trial.Misfit <= options.RejectAbove;

static double Share(Trial[] trials, Func<Trial, bool> condition) => trials.Count(condition) / (double)trials.Length;

Task<short[]> SpeakAsync(Saying saying) => speech.SynthesizeWholeAsync(new(saying.Words, saying.Voice, 8000), CancellationToken.None);
