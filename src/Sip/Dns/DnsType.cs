namespace CxBridge.Sip.Dns;

/// <summary>Record types that finding a SIP server needs; values as on the wire.</summary>
internal enum DnsType
{
    A = 1,
    Aaaa = 28,
    Srv = 33,
    Naptr = 35,
}
