using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Rtp.Srtp;

/// <summary>Both directions of one call's encrypted media.</summary>
internal sealed class SrtpSession : IDisposable
{
    private SrtpSession(SrtpKeys keys)
    {
        Keys = keys;
        Sender = new SrtpSender(Convert.FromBase64String(keys.Send));
        Receiver = new SrtpReceiver(Convert.FromBase64String(keys.Receive));
    }

    /// <summary>What it was made from.</summary>
    public SrtpKeys Keys { get; }

    public SrtpSender Sender { get; }

    public SrtpReceiver Receiver { get; }

    /// <summary>The session that fits the keys: the one there is when they are the same, so that indices run on; a new one; or none.</summary>
    public static SrtpSession? Renew(SrtpSession? current, SrtpKeys? keys)
    {
        if (current?.Keys == keys)
        {
            return current;
        }

        current?.Dispose();
        return keys is null ? null : new SrtpSession(keys);
    }

    public void Dispose()
    {
        Sender.Dispose();
        Receiver.Dispose();
    }
}
