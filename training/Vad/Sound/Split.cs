using CxBridge.Domain.Speech;

namespace CxBridge.Training.Vad.Sound;

/// <summary>Who says what. Nothing of one split is in the other: no voice, no sentence, no seed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Voices">Who speaks.</param>
/// <param name="Sentences">What they say.</param>
/// <param name="Seed">Of everything else.</param>
public sealed record Split(string Name, IReadOnlyList<VoiceSettings> Voices, IReadOnlyList<string> Sentences, int Seed)
{
    /// <summary>What the model learns from.</summary>
    public static Split Training { get; } = new(
        "training",
        [
            new("flite", "kal16"), new("flite", "slt"), new("flite", "awb"),
            new("espeak-ng", "en-us", 160), new("espeak-ng", "en-us+f1", 170), new("espeak-ng", "en-us+f2", 150), new("espeak-ng", "en-us+f3", 190), new("espeak-ng", "en-us+m1", 150),
            new("espeak-ng", "en-us+m2", 180), new("espeak-ng", "en-us+m4", 140), new("espeak-ng", "en-us+m7", 170), new("espeak-ng", "en-us+Andy", 165), new("espeak-ng", "en-us+linda", 165),
            new("espeak-ng", "en-us+klatt2", 155), new("espeak-ng", "en-us+whisper", 160), new("espeak-ng", "en-gb", 165), new("espeak-ng", "de", 160), new("espeak-ng", "fr", 160), new("espeak-ng", "es", 170), new("espeak-ng", "hi", 150),
        ],
        [
            "Yes, that is fine with me.", "No thank you, not today.", "Could you say that again, please?", "I will be at home after six in the evening.", "Who is calling?",
            "My number is four two seven one nine.", "I have never heard of your company before.", "Hello?", "Please leave a message after the tone.", "We are closed until Monday morning.",
            "The appointment on Thursday would suit me better.", "Hold on, let me get a pen.", "That sounds expensive.", "Okay.", "Sorry, you have the wrong number.",
            "Sixteen Chester Street, second floor, flat nine.", "I spoke with one of your colleagues about this last week.", "Stop calling me.", "Uh huh.", "Is this about the insurance?",
            "Let me think about it and call you back.", "My husband takes care of such things.", "Right, and what happens then?", "Perfect, see you on Friday.",
        ],
        Seed: 20_000);

    /// <summary>What it is judged by.</summary>
    public static Split HeldOut { get; } = new(
        "held out",
        [
            new("flite", "rms"), new("espeak-ng", "en-us+f4", 165), new("espeak-ng", "en-us+m3", 155), new("espeak-ng", "en-us+Annie", 170), new("espeak-ng", "en-us+john", 150),
            new("espeak-ng", "en-gb-scotland", 160), new("espeak-ng", "it", 160), new("espeak-ng", "nl", 165),
        ],
        [
            "Good afternoon, Miller speaking.", "I would rather not say.", "Can you hear me now?", "We moved away in September, so that address is old.", "Fine.", "What time did you say?",
            "Eight hundred and fifty, or a little more.", "You are breaking up, I cannot understand you.", "My daughter will be back in half an hour.", "Thanks, bye.",
        ],
        Seed: 70_000);
}
