using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip;

/// <summary>Settings of one SIP endpoint. Section <c>Sip</c> of the configuration.</summary>
public sealed class SipOptions
{
    /// <summary>Address to bind; the default takes calls on every address of the host.</summary>
    [Required]
    [CustomValidation(typeof(SipOptions), nameof(CheckAddress))]
    public string ListenAddress { get; set; } = "0.0.0.0";

    /// <summary>UDP and TCP port; 0 lets the system choose a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5060;

    /// <summary>TLS port, open when <see cref="TlsCertificateFile"/> is set; 0 lets the system choose a free one.</summary>
    [Range(0, 65535)]
    public int TlsPort { get; set; } = 5061;

    /// <summary>PEM file with this host's certificate and the ones above it. Without it TLS connections can be made, not taken.</summary>
    public string? TlsCertificateFile { get; set; }

    /// <summary>PEM file with the key of the certificate; null when it is in the same file.</summary>
    public string? TlsKeyFile { get; set; }

    /// <summary>PEM file with the certificates that carriers' certificates are checked against; null takes the system's.</summary>
    public string? TlsTrustFile { get; set; }

    /// <summary>Resolvers, as <c>address</c> or <c>address:port</c>, separated by commas; empty takes those of <c>/etc/resolv.conf</c>. They are asked
    /// for NAPTR and SRV.</summary>
    [CustomValidation(typeof(SipOptions), nameof(CheckServers))]
    public string DnsServers { get; set; } = "";

    /// <summary>How often every carrier is asked whether it is there (OPTIONS).</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan TrunkPing { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Names of carriers to register with (REGISTER), separated by commas; most need none.</summary>
    public string RegisterCarriers { get; set; } = "";

    /// <summary>A larger request goes by TCP, or by UDP after all where TCP is refused (RFC 3261 section 18.1.1).</summary>
    [Range(500, 65_535)]
    public int MaxUdpRequestBytes { get; set; } = 1300;

    /// <summary>Address that far ends are told, for a host behind a one-to-one NAT; null means the bound one.</summary>
    [CustomValidation(typeof(SipOptions), nameof(CheckAddress))]
    public string? AdvertisedAddress { get; set; }

    /// <summary>User-Agent and Server header.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9 ./_()-]{1,64}", ErrorMessage = "UserAgent takes 1 to 64 letters, digits, spaces and ./_()-")]
    public string UserAgent { get; set; } = "CxBridge";

    /// <summary>Estimated round trip (RFC 3261 section 17.1.1.1). Every other timer is a multiple: a call to a host that never replies
    /// ends after 64 x T1, which is 32 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:04")]
    public TimeSpan T1 { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether calls' media are encrypted (SRTP by SDES).</summary>
    public MediaEncryption MediaEncryption { get; set; } = MediaEncryption.Off;

    /// <summary>How long a call may go on without a sign of the far end's signalling (RFC 4028); the side that refreshes does so at half of it.
    /// What the far end asks for counts when it is shorter. Far ends that do not know session timers are not bothered with them.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "1.00:00:00")]
    public TimeSpan SessionExpires { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A shorter interval is refused with 422. The RFC has 90 s as the least; less is for tests.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MinSessionExpires { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Incoming calls that may wait for a decision; 0 takes no calls at all (they get 480).</summary>
    [Range(0, 4096)]
    public int IncomingCapacity { get; set; } = 256;

    /// <summary>Status for an incoming call beyond the capacity: 503 makes carriers try another host, 486 does not.</summary>
    [AllowedValues(486, 503)]
    public int StatusWhenFull { get; set; } = 503;

    /// <summary>Calls and pending transactions that the endpoint keeps at most.</summary>
    [Range(1, 100_000)]
    public int MaxCalls { get; set; } = 4096;

    /// <summary>An incoming call that nobody answers or refuses for so long gets 480.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan DecisionLimit { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>A call that nobody has ended after so long is ended here: the last defence against a leg that its owner forgot.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan MaxCallDuration { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Used by the attributes above.</summary>
    public static ValidationResult? CheckServers(string servers, ValidationContext context) =>
        servers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(server => System.Net.IPEndPoint.TryParse(server, out _))
            ? ValidationResult.Success
            : new ValidationResult($"{context.MemberName} takes IP addresses, such as 192.0.2.53 or 192.0.2.53:5353.", [context.MemberName ?? ""]);

    /// <summary>Used by the attributes above.</summary>
    public static ValidationResult? CheckAddress(string? address, ValidationContext context) =>
        address is null || System.Net.IPAddress.TryParse(address, out _)
            ? ValidationResult.Success
            : new ValidationResult($"{context.MemberName} takes an IP address, such as 192.0.2.10.", [context.MemberName ?? ""]);
}
