using CxBridge.Domain.Screening;
using CxBridge.Media.Calls;
using CxBridge.Media.Turns;

namespace CxBridge.Bench.Signalling;

/// <summary>What the sound of a call says that is too short to say anything: only faults count.</summary>
internal sealed class QuietObserver : ICallObserver
{
    public static readonly QuietObserver Instance = new();

    public void Screened(ScreeningVerdict verdict)
    {
        // Its call is over before a bot would be attached.
    }

    public void Pressed(char digit) => Console.Error.WriteLine($"A key was pressed: {digit}.");

    public void Attached()
    {
        // Never.
    }

    public void ConversationEnded(ConversationEnd end) => Console.Error.WriteLine($"The conversation ended: {end}.");

    public void TransferWanted(string target) => Console.Error.WriteLine("A transfer was wanted.");

    public void MediaTimedOut(MediaSilence silence) => Console.Error.WriteLine($"Media timed out: {silence}.");

    public void NotRecorded(Exception fault) => Console.Error.WriteLine($"Not recorded: {fault.Message}");

    public void ProviderFailed(Exception fault) => Console.Error.WriteLine(fault);

    public void MediaFailed(Exception fault) => Console.Error.WriteLine(fault);

    public void SoundLost(string cause) => Console.Error.WriteLine(cause);
}
