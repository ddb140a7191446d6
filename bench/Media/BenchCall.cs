using CxBridge.Domain.Screening;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Turns;

namespace CxBridge.Bench.Media;

/// <summary>One call of the bench: attaches the bot once somebody was heard, and complains of everything that should not happen.</summary>
internal sealed class BenchCall : ICallObserver
{
    /// <summary>Its sound.</summary>
    public LocalSound? Sound { get; set; }

    public void Screened(ScreeningVerdict verdict) => Sound!.Attach();

    public void Pressed(char digit) => Console.Error.WriteLine($"A key was pressed: {digit}.");

    public void Attached()
    {
        // As expected.
    }

    public void ConversationEnded(ConversationEnd end) => Console.Error.WriteLine($"The conversation ended: {end}.");

    public void TransferWanted(string target) => Console.Error.WriteLine("A transfer was wanted.");

    public void MediaTimedOut(MediaSilence silence) => Console.Error.WriteLine($"Media timed out: {silence}.");

    public void NotRecorded(Exception fault) => Console.Error.WriteLine($"Not recorded: {fault.Message}");

    public void ProviderFailed(Exception fault) => Console.Error.WriteLine(fault);

    public void MediaFailed(Exception fault) => Console.Error.WriteLine(fault);

    public void SoundLost(string cause) => Console.Error.WriteLine(cause);
}
