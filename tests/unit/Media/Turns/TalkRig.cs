using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Conversation.OptOut;
using CxBridge.Media;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>A conversation in virtual time: the test speaks for the caller and sees, frame by frame, what the bot sends.</summary>
internal sealed class TalkRig : IConversationHost
{
    private readonly short[] _sent = new short[AudioFrame.Samples];
    private long _frame;

    public TalkRig(TurnSettings? turns = null, TimeSpan? longest = null, short[]? failureSound = null, VoiceActivityDetector? detector = null, OptOutRule? optOut = null)
    {
        Conversation = new Conversation(new ConversationSetup
        {
            Bot = TestBots.Silent with { Turns = turns ?? new TurnSettings(), MaxCallDuration = longest ?? TimeSpan.FromMinutes(10) },
            Dialogue = optOut is null ? Dialogue : new OptOutDialogue(Dialogue, optOut),
            OptOut = optOut,
            Recognition = Recognition,
            TextToSpeech = Voice,
            Playout = Playout,
            Detector = detector ?? new VoiceActivityDetector(),
            Host = this,
            FailureSentence = "Sorry, goodbye.",
            FailureSound = failureSound,
            TransferFailedSentence = "I could not connect you.",
        });
    }

    public Conversation Conversation { get; }

    public FakeDialogue Dialogue { get; } = new();

    public FakeRecognition Recognition { get; } = new();

    public FakeVoice Voice { get; } = new();

    public PlayoutBuffer Playout { get; } = new();

    public ConversationEnd? End { get; private set; }

    public string? TransferTarget { get; private set; }

    public List<Exception> Faults { get; } = [];

    /// <summary>Whether each frame sent so far had sound.</summary>
    public List<bool> Sent { get; } = [];

    public double Seconds => _frame * 0.02;

    public static DialogueAct Say(string text, Interruption interruption = Interruption.Allowed) => new DialogueAct.Say(text, interruption);

    /// <summary>The caller says something of that length.</summary>
    public void Speak(double seconds) => Feed(Sounds.Speech(TimeSpan.FromSeconds(seconds)));

    /// <summary>The caller is quiet; the line is not.</summary>
    public void Quiet(double seconds) => Feed(Sounds.Noise(-55, TimeSpan.FromSeconds(seconds), 1));

    public void Press(char digit) => Frame(new short[AudioFrame.Samples], digit);

    /// <summary>The caller is quiet until something holds.</summary>
    public void QuietUntil(Func<bool> condition, double atMost = 60)
    {
        double end = Seconds + atMost;
        while (!condition())
        {
            Assert.True(Seconds < end, "waited in vain");
            Quiet(0.02);
        }
    }

    public bool IsBotHeard(double lastSeconds = 0.02) => Sent.TakeLast((int)Math.Round(lastSeconds / 0.02)).Any(sound => sound);

    void IConversationHost.Ended(ConversationEnd end) => End = end;

    void IConversationHost.Transfer(string target) => TransferTarget = target;

    void IConversationHost.ProviderFailed(Exception fault) => Faults.Add(fault);

    private void Feed(short[] sound)
    {
        for (int i = 0; i + AudioFrame.Samples <= sound.Length; i += AudioFrame.Samples)
        {
            Frame(sound.AsSpan(i, AudioFrame.Samples), '\0');
        }
    }

    private void Frame(ReadOnlySpan<short> sound, char digit)
    {
        Recognition.Tick();
        Conversation.OnFrame(new CallerFrame(_frame, FrameOrigin.Received, digit), sound);
        Playout.Pull(_sent, _frame);
        Sent.Add(_sent.AsSpan().ContainsAnyExcept((short)0));
        _frame++;
    }
}
