using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Dialogs;

/// <summary>What a dialog is known by (RFC 3261 section 12). A far end of RFC 2543 may have no tag: "".</summary>
internal readonly record struct DialogId(string CallId, string LocalTag, string RemoteTag)
{
    /// <summary>Of a request that arrived: its To is ours.</summary>
    public static DialogId Of(SipRequest request) => new(request.CallId, request.To.Tag ?? "", request.From.Tag ?? "");

    /// <summary>Of a response that arrived: its From is ours.</summary>
    public static DialogId Of(SipResponse response) => new(response.CallId, response.From.Tag ?? "", response.To.Tag ?? "");
}
