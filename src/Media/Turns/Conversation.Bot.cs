using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Turns;

// Steps 4, 5 and 7: the bot's side.
internal sealed partial class Conversation
{
    // A dialogue that has said nothing for 10 s has lost its caller.
    private const int SlowestAct = 500;

    // After the last word the far end still has it in its jitter buffer and on its wire.
    private const int AfterLastWord = 15;
    private const int LongestGoodbye = 3000;
    private readonly Dictionary<string, string> _values = [];
    private Disposition? _disposition;
    private TimeSpan? _callback;
    private DialogueAct? _terminal;
    private long _terminalSince;
    private int _quiet;
    private long _busySince;
    private Failing _failing;
    private bool _heardBeforeFailing;
    private volatile Handover _handover;

    /// <summary>The far end took the transfer, or did not.</summary>
    public void TransferCompleted(bool accepted) => _handover = accepted ? Handover.Accepted : Handover.Refused;

    private void Act()
    {
        while (_terminal is null && _runner.TryTake(out DialogueAct act))
        {
            _busySince = _now;
            Apply(act);
        }

        if (_terminal is not null)
        {
            WaitForLastWords(_terminal);
        }
    }

    private void Apply(DialogueAct act)
    {
        _notes++;
        switch (act)
        {
            case DialogueAct.Say say:
                _output.Say(say.Text, say.Interruption);
                _ledger.Sentence(_now);
                break;
            case DialogueAct.SetDisposition note:
                _disposition = note.Disposition;
                break;
            case DialogueAct.SetValue value:
                _values[value.Name] = value.Value;
                break;
            case DialogueAct.ScheduleCallback callback:
                _callback = callback.Delay;
                break;
            case DialogueAct.Transfer or DialogueAct.HangUp:
                Close(act);
                break;
            default:
                throw new InvalidOperationException($"A dialogue act of type {act.GetType().Name} is not known here.");
        }
    }

    private void Close(DialogueAct act)
    {
        _terminal = act;
        _terminalSince = _now;
        _quiet = 0;
        if (_output.IsPaused)
        {
            _output.Resume(_now);
        }
    }

    private void WaitForLastWords(DialogueAct act)
    {
        _quiet = _output.IsSpeaking ? 0 : _quiet + 1;
        bool heard = _quiet > AfterLastWord || _now - _terminalSince > LongestGoodbye;
        if (!heard)
        {
            return;
        }

        if (act is not DialogueAct.Transfer transfer)
        {
            End(_failing == Failing.Yes ? ConversationEnd.Failed : ConversationEnd.Completed);
            return;
        }

        switch (_handover)
        {
            case Handover.None:
                _handover = Handover.Asked;
                _setup.Host.Transfer(transfer.Target);
                break;
            case Handover.Accepted:
                End(ConversationEnd.Transferred);
                break;
            case Handover.Refused:
                _handover = Handover.None;
                _terminal = null;
                _busySince = _now;
                _output.Say(_setup.TransferFailedSentence, Interruption.Allowed);
                break;
            case Handover.Asked:
            default:
                break;
        }
    }

    private void WatchProviders()
    {
        if (_output.Fault is { } mute)
        {
            Fail(mute);
        }
        else if (_failing == Failing.No && _runner.Fault is { } lost)
        {
            Fail(lost);
        }
        else if (_failing == Failing.No && _runner.IsBusy && _now - _busySince > SlowestAct)
        {
            Fail(new TimeoutException("The dialogue gave no act for 10 s."));
        }
    }

    private void Fail(Exception fault)
    {
        _setup.Host.ProviderFailed(fault);
        bool mute = _output.Fault is not null;
        if (_failing == Failing.Yes || (mute && _setup.FailureSound.IsEmpty))
        {
            _failing = Failing.Yes;
            End(ConversationEnd.Failed);
            return;
        }

        _failing = Failing.Yes;
        _heardBeforeFailing = _output.WasHeard;
        _output.Interrupt(_now);
        _runner.Cancel();
        _ledger.Abandon();
        if (mute)
        {
            _output.Say(_setup.FailureSentence, _setup.FailureSound);
        }
        else
        {
            _output.Say(_setup.FailureSentence, Interruption.Refused);
        }

        Close(new DialogueAct.HangUp());
    }

    private enum Failing
    {
        No,
        Yes,
    }

    private enum Handover
    {
        None,
        Asked,
        Accepted,
        Refused,
    }
}
