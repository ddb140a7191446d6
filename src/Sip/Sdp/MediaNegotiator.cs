using System.Net;
using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Offers and answers of one call: remembers what was agreed and counts the version in the o line (RFC 3264 section 8).</summary>
internal sealed class MediaNegotiator(LocalMedia local, MediaEncryption encryption)
{
    // One key a call: it stays while the call lasts, so that neither side has to begin anew at every re-INVITE (RFC 4568 section 6.4).
    private readonly string _key = SdpCrypto.NewKey();
    private readonly uint _session = (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private uint _version;
    private string? _lastText;
    private bool _offerPending;

    public const string ContentType = "application/sdp";

    public LocalMedia Local { get; private set; } = local;

    /// <summary>What the last finished exchange agreed, or null.</summary>
    public AgreedMedia? Agreed { get; private set; }

    /// <summary>Whether an offer of ours waits for its answer; another offer has to wait then (491).</summary>
    public bool OfferPending => _offerPending;

    /// <summary>As this side means what was agreed last.</summary>
    public MediaDirection Direction => Agreed is null ? MediaDirection.SendReceive : SdpNegotiation.Mirror(Agreed.Direction);

    public byte[] Offer(MediaDirection direction = MediaDirection.SendReceive)
    {
        _offerPending = true;
        string protocol = encryption == MediaEncryption.Required ? SdpNegotiation.Secure : SdpNegotiation.Plain;
        return Encode(SdpWriter.Offer(Local, direction, protocol, encryption == MediaEncryption.Off ? null : new SdpCrypto(1, _key)));
    }

    /// <summary>Changes what this side offers from now on; media bound to every address stay at the address that was named before.</summary>
    public void Move(LocalMedia media) => Local = IsUnspecified(media) ? At(media, Local.Address.Address) : media;

    /// <summary>Whether the media are bound to every address, which no description may name.</summary>
    public static bool IsUnspecified(LocalMedia media) => media.Address.Address.Equals(IPAddress.Any) || media.Address.Address.Equals(IPAddress.IPv6Any);

    public static LocalMedia At(LocalMedia media, IPAddress address) => media with { Address = new IPEndPoint(address, media.Address.Port) };

    /// <summary>Our offer was refused; what was agreed before stands.</summary>
    public void WithdrawOffer() => _offerPending = false;

    /// <returns>Null when the answer was accepted; otherwise the reason.</returns>
    public string? AcceptAnswer(ReadOnlySpan<byte> body)
    {
        _offerPending = false;
        AgreedMedia? agreed = null;
        string? reason = SdpReader.Read(body, out SdpDescription? answer) ?? SdpNegotiation.ReadAnswer(answer!, Local, encryption, _key, out agreed);
        Agreed = agreed ?? Agreed;
        return reason;
    }

    /// <summary>Reads an answer that does not bind yet: the body of an unreliable 183.</summary>
    public AgreedMedia? Preview(ReadOnlySpan<byte> body) =>
        SdpReader.Read(body, out SdpDescription? answer) is null && SdpNegotiation.ReadAnswer(answer!, Local, encryption, _key, out AgreedMedia? agreed) is null ? agreed : null;

    /// <summary>The early answer turns out to be the only one: the 2xx came without a body.</summary>
    public void Settle(AgreedMedia early)
    {
        _offerPending = false;
        Agreed = early;
    }

    /// <returns>Null when <paramref name="answer"/> is the body to send; otherwise the reason.</returns>
    public string? AnswerOffer(ReadOnlySpan<byte> body, out byte[] answer)
    {
        answer = [];
        if (SdpReader.Read(body, out SdpDescription? offer) is { } reason)
        {
            return reason;
        }

        if (SdpNegotiation.Choose(offer!, Local, encryption, _key) is not { } chosen)
        {
            return "no codec in common";
        }

        Agreed = chosen.Media;
        answer = Encode(SdpWriter.Answer(Local, offer!, chosen.Media, chosen.Line));
        return null;
    }

    private byte[] Encode(string text)
    {
        if (!string.Equals(text, _lastText, StringComparison.Ordinal))
        {
            _version++;
            _lastText = text;
        }

        return Encoding.UTF8.GetBytes($"v=0\r\no=- {_session} {_version} IN {SdpWriter.AddressText(Local)}\r\n{text}");
    }
}
