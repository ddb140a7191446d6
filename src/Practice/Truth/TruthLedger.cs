namespace CxBridge.Practice.Truth;

/// <summary>The sums of a truth log: lines in, what happened to whom out. Pure; the same lines give the same sums. Not safe for concurrent use.</summary>
public sealed class TruthLedger
{
    private readonly Dictionary<string, NumberTruth> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Number, string CallId), CallTruth> _unfinished = [];
    private readonly HashSet<(string Number, string CallId)> _up = [];
    private readonly HashSet<string> _callIds = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _lastSecond = new();

    public int Invites { get; private set; }

    public int Answered { get; private set; }

    /// <summary>Calls that are up.</summary>
    public int Open => _up.Count;

    public int MaxConcurrent { get; private set; }

    /// <summary>Most INVITEs within any one second.</summary>
    public int MaxInvitesPerSecond { get; private set; }

    public List<Overlap> Overlapping { get; } = [];

    public List<string> DuplicateCallIds { get; } = [];

    public IReadOnlyDictionary<string, NumberTruth> Numbers => _numbers;

    /// <summary>Calls that are up to that number.</summary>
    public int OpenTo(string number) => _up.Count(k => k.Number == number);

    /// <summary>Calls that number ever had.</summary>
    public int InvitesTo(string number) => _numbers.TryGetValue(number, out NumberTruth? truth) ? truth.Invites : 0;

    /// <summary>Whether an INVITE had this Call-ID before.</summary>
    public bool HasSeen(string callId) => _callIds.Contains(callId);

    /// <summary>Takes the next line.</summary>
    public void Apply(TruthLine line)
    {
        if (line is TruthLine.Invited invited)
        {
            Begin(invited);
        }
        else if (_unfinished.TryGetValue((line.Number, line.CallId), out CallTruth? call))
        {
            Note(call, line);
        }
    }

    /// <summary>Lines that end the calls which were up when a carrier was killed.</summary>
    public IReadOnlyList<TruthLine.Ended> EndOpen(DateTimeOffset now) =>
        [.. _unfinished.Keys.Select(k => new TruthLine.Ended(now, k.CallId, k.Number, CallEnd.CarrierStopped, null, null, null))];

    private void Begin(TruthLine.Invited line)
    {
        Invites++;
        if (!_callIds.Add(line.CallId))
        {
            DuplicateCallIds.Add(line.CallId);
        }

        var call = new CallTruth { CallId = line.CallId, Persona = line.Persona, InvitedAt = line.Time };
        if (!_numbers.TryGetValue(line.Number, out NumberTruth? number))
        {
            _numbers[line.Number] = number = new NumberTruth { Persona = line.Persona };
        }

        number.Calls.Add(call);
        _unfinished[(line.Number, line.CallId)] = call;
        _up.Add((line.Number, line.CallId));
        string[] sameNumber = [.. _up.Where(k => k.Number == line.Number).Select(k => k.CallId)];
        number.MaxConcurrent = Math.Max(number.MaxConcurrent, sameNumber.Length);
        MaxConcurrent = Math.Max(MaxConcurrent, _up.Count);
        if (sameNumber.Length > 1)
        {
            Overlapping.Add(new Overlap(line.Number, sameNumber, line.Time));
        }

        _lastSecond.Enqueue(line.Time);
        while (line.Time - _lastSecond.Peek() >= TimeSpan.FromSeconds(1))
        {
            _lastSecond.Dequeue();
        }

        MaxInvitesPerSecond = Math.Max(MaxInvitesPerSecond, _lastSecond.Count);
    }

    private void Note(CallTruth call, TruthLine line)
    {
        switch (line)
        {
            case TruthLine.Answered:
                Answered++;
                call.Answered = true;
                break;
            case TruthLine.SpeechBegan began:
                call.SpeakingManner = began.Manner;
                break;
            case TruthLine.SpeechEnded said:
                call.Said.Add(new SaidWords(said.AtMs - said.LengthMs, said.Text, said.Intent, call.SpeakingManner ?? ""));
                break;
            case TruthLine.BotTurn { ResponseMs: { } response }:
                call.ResponsesMs.Add(response);
                break;
            case TruthLine.BotYielded yielded:
                call.Overlaps.Add(new BotReaction(yielded.Manner, yielded.AfterMs));
                break;
            case TruthLine.BotSpokeOn spokeOn:
                call.Overlaps.Add(new BotReaction(spokeOn.Manner, null));
                break;
            case TruthLine.HangingUp hangingUp:
                call.HungUpWhy = hangingUp.Why;
                break;
            case TruthLine.Referred { Status: 200 } referred:
                call.TransferredTo = referred.To;
                break;
            case TruthLine.Cleared:
                _up.Remove((line.Number, line.CallId));
                break;
            case TruthLine.Ended ended:
                call.End = ended.End;
                call.EndedAt = ended.Time;
                call.Status = ended.Status;
                call.Heard = ended.Heard;
                _up.Remove((line.Number, line.CallId));
                _unfinished.Remove((line.Number, line.CallId));
                break;
            default:
                // A bot's turn without an answer before it, the begin of a recording and a refused transfer change no sum.
                break;
        }
    }
}
