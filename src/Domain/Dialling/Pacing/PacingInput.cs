using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>A campaign at the moment of a decision.</summary>
public sealed class PacingInput
{
    /// <summary>Conversations that may be held at once.</summary>
    public int Seats { get; set; }

    /// <summary>Answered calls that wait for a seat.</summary>
    public int Waiting { get; set; }

    /// <summary>Ages since the INVITE of calls not yet answered.</summary>
    public AgeProfile Ringing { get; } = new(CallHistory.RingBin, CallHistory.RingBins);

    /// <summary>Ages since the answer of conversations.</summary>
    public AgeProfile Talking { get; } = new(CallHistory.TalkBin, CallHistory.TalkBins);

    /// <summary>After which an INVITE is cancelled.</summary>
    public TimeSpan RingTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody who answered may be kept waiting for a seat: 2 s by the rules on abandoned calls.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Lines that may be opened now.</summary>
    public int Lines { get; set; } = int.MaxValue;

    /// <summary>Contacts that may be dialled now, as far as known.</summary>
    public int Due { get; set; } = int.MaxValue;

    /// <summary>Dials that somebody asked for (<see cref="PacingMode.Manual"/>).</summary>
    public int Asked { get; set; }

    /// <summary>Seats that the campaign would fill beyond its conversations, with the calls that are on their way and with whom it may still dial; and
    /// those that it keeps free beside them, without which its last contacts would never be dialled.</summary>
    public int SeatsWanted(PacingSettings settings)
    {
        long filled = (long)Ringing.Total + Waiting + Due;
        return filled == 0 ? 0 : (int)Math.Clamp(filled + settings.ReserveSeats, 0, Math.Max(0, Seats - Talking.Total));
    }
}
