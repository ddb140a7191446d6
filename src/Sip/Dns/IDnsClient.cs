namespace CxBridge.Sip.Dns;

/// <summary>Asks for records that the system's own resolver does not hand out.</summary>
internal interface IDnsClient
{
    /// <returns>The records of the answer and those sent along with it; empty when there are none or nobody answered.</returns>
    Task<IReadOnlyList<DnsRecord>> QueryAsync(string name, DnsType type, CancellationToken cancellationToken);
}
