using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.InteropServices;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>The transactions under way. Each removes itself; each has a timer that sees to it.</summary>
internal sealed class TransactionTable
{
    private readonly Dictionary<TransactionKey, ClientTransaction> _clients = [];
    private readonly Dictionary<TransactionKey, ServerTransaction> _servers = [];
    private readonly Dictionary<(string CallId, string? FromTag, CSeq CSeq), int> _outside = [];

    public int Count => _clients.Count + _servers.Count;

    public void Add(ClientTransaction transaction) => _clients[transaction.Key] = transaction;

    public void Add(ServerTransaction transaction)
    {
        _servers[transaction.Key] = transaction;
        if (transaction.Request.To.Tag is null)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_outside, Identity(transaction.Request), out _)++;
        }
    }

    public void Remove(ClientTransaction transaction) => _clients.Remove(transaction.Key);

    public void Remove(ServerTransaction transaction)
    {
        if (_servers.Remove(transaction.Key) && transaction.Request.To.Tag is null
            && --CollectionsMarshal.GetValueRefOrAddDefault(_outside, Identity(transaction.Request), out _) <= 0)
        {
            _outside.Remove(Identity(transaction.Request));
        }
    }

    public bool TryFind(SipResponse response, [NotNullWhen(true)] out ClientTransaction? transaction) =>
        _clients.TryGetValue(TransactionKey.ForClient(response), out transaction);

    public bool TryFind(SipRequest request, [NotNullWhen(true)] out ServerTransaction? transaction) =>
        _servers.TryGetValue(TransactionKey.ForServer(request, request.Method), out transaction);

    /// <summary>Requests sent to that address over UDP, as they are now.</summary>
    public ClientTransaction[] ClientsTo(IPEndPoint remote) => [.. _clients.Values.Where(client => client.Flow.Kind == SipTransportKind.Udp && client.Flow.Remote.Equals(remote))];

    /// <summary>The INVITE that a CANCEL means (RFC 3261 section 9.2).</summary>
    public InviteServerTransaction? FindCancelled(SipRequest cancel) =>
        _servers.GetValueOrDefault(TransactionKey.ForServer(cancel, SipMethod.Invite)) as InviteServerTransaction;

    /// <summary>Whether the same request came before by another path (RFC 3261 section 8.2.2.2).</summary>
    public bool IsMerged(SipRequest request) => request.To.Tag is null && _outside.ContainsKey(Identity(request));

    private static (string CallId, string? FromTag, CSeq CSeq) Identity(SipRequest request) => (request.CallId, request.From.Tag, request.CSeq);
}
