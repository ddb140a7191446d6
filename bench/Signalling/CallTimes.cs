namespace CxBridge.Bench.Signalling;

/// <summary>When what happened to one call, in timestamps of the system's clock; 0 is never.</summary>
internal sealed class CallTimes
{
    /// <summary>The order to place it: before its sound is opened.</summary>
    public long Ordered { get; set; }

    /// <summary>The INVITE was handed to the socket.</summary>
    public long InviteSent { get; set; }

    /// <summary>The 200 came out of the socket.</summary>
    public long AnswerReceived { get; set; }

    /// <summary>Its ACK was handed to the socket.</summary>
    public long AckSent { get; set; }

    /// <summary>The sound is connected: the next tick of 20 ms sends.</summary>
    public long MediaReady { get; set; }

    /// <summary>It was set up and torn down as it should.</summary>
    public bool IsComplete { get; set; }

    public int Invites { get; set; }

    public int Byes { get; set; }

    public int Answers { get; set; }

    public double ToInvite => Milliseconds(Ordered, InviteSent);

    public double ToReady => Milliseconds(AnswerReceived, Math.Max(AckSent, MediaReady));

    /// <summary>What we add to the way and to the callee: order to INVITE, and 200 to whichever is later, ACK or sound.</summary>
    public double Overhead => ToInvite + ToReady;

    /// <summary>One answer each to INVITE and BYE is not a repetition.</summary>
    public int Repeated => Math.Max(0, Invites - 1) + Math.Max(0, Byes - 1) + Math.Max(0, Answers - 2);

    private static double Milliseconds(long from, long to) => TimeProvider.System.GetElapsedTime(from, to).TotalMilliseconds;
}
