using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Turns;

// Whoever wants no more calls is heard at any time:
//
//   the bot listens                     a turn like any other                            OptOutDialogue, or the bot itself
//   it may not be interrupted           it is, and the key is the next turn
//   it says goodbye, or apologises      noted; the confirmation is its last sentence
//   the call ends right after the key   noted
internal sealed partial class Conversation
{
    private void HearOptOut()
    {
        if (_unasked.Poll(_now) is not { } keys || !IsOptOut(keys))
        {
            return;
        }

        if (_terminal is null)
        {
            Yield();
            TakeKeys(keys);
            return;
        }

        CallerWasHeard();
        NoteOptOut();
        if (_failing == Failing.No && _handover == Handover.None)
        {
            _output.Say(_setup.OptOut!.Confirmation, Interruption.Refused);
            Close(new DialogueAct.HangUp());
        }
    }

    // A key counts as pressed alone once no other has followed for a while; whoever hangs up presses no other.
    private void FlushOptOut()
    {
        const long Never = long.MaxValue / 2;
        bool asked = _digits.Poll(Never) is { } keys && IsOptOut(keys);
        bool unasked = _unasked.Poll(Never) is { } others && IsOptOut(others);
        if (asked || unasked)
        {
            NoteOptOut();
        }
    }

    private bool IsOptOut(string keys) => keys.Length == 1 && keys[0] == _setup.OptOut?.Key;

    private void NoteOptOut()
    {
        _notes++;
        _callerHeard = Heard.Something;
        _disposition = Disposition.OptedOut;
        _values[CallRecord.OptOut] = "yes";
    }
}
