using System.Diagnostics.CodeAnalysis;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transactions;

/// <summary>The transactions under way. Each removes itself; each has a timer that sees to it.</summary>
internal sealed class TransactionTable
{
    private readonly Dictionary<TransactionKey, ClientTransaction> _clients = [];
    private readonly Dictionary<TransactionKey, ServerTransaction> _servers = [];

    public int Count => _clients.Count + _servers.Count;

    public void Add(ClientTransaction transaction) => _clients[transaction.Key] = transaction;

    public void Add(ServerTransaction transaction) => _servers[transaction.Key] = transaction;

    public void Remove(ClientTransaction transaction) => _clients.Remove(transaction.Key);

    public void Remove(ServerTransaction transaction) => _servers.Remove(transaction.Key);

    public bool TryFind(SipResponse response, [NotNullWhen(true)] out ClientTransaction? transaction) =>
        _clients.TryGetValue(TransactionKey.ForClient(response), out transaction);

    public bool TryFind(SipRequest request, [NotNullWhen(true)] out ServerTransaction? transaction) =>
        _servers.TryGetValue(TransactionKey.ForServer(request, request.Method), out transaction);

    /// <summary>The INVITE that a CANCEL means (RFC 3261 section 9.2).</summary>
    public InviteServerTransaction? FindCancelled(SipRequest cancel) =>
        _servers.GetValueOrDefault(TransactionKey.ForServer(cancel, SipMethod.Invite)) as InviteServerTransaction;

    /// <summary>Whether the same request came before by another path (RFC 3261 section 8.2.2.2).</summary>
    public bool IsMerged(SipRequest request) => request.To.Tag is null && _servers.Values.Any(other =>
        other.Request.CSeq == request.CSeq
        && string.Equals(other.Request.CallId, request.CallId, StringComparison.Ordinal)
        && string.Equals(other.Request.From.Tag, request.From.Tag, StringComparison.Ordinal));
}
