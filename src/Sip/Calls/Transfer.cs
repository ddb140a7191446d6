using System.Text;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>One REFER and its implicit subscription (RFC 3515).</summary>
/// <remarks>REFER -> 202, then NOTIFY with a message/sipfrag "SIP/2.0 100 Trying" ... until a final status or the end of the subscription.</remarks>
internal sealed class Transfer
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GateTimer _limit;

    public Transfer(SipStack stack)
    {
        _limit = stack.Timer(() => Finish(succeeded: false));
        _limit.Start(s_limit);
    }

    public Task<bool> Outcome => _outcome.Task;

    public bool IsOver => _outcome.Task.IsCompleted;

    /// <summary>The final response to the REFER; null when none came.</summary>
    public void Answered(SipResponse? response)
    {
        if (response is not { IsSuccess: true })
        {
            Finish(succeeded: false);
        }
    }

    public void Notified(SipRequest notify)
    {
        string line = Encoding.UTF8.GetString(notify.Body.Span).Split('\n', 2)[0];
        string[] parts = line.Split(' ', 3);
        if (parts.Length >= 2 && parts[0] == "SIP/2.0" && int.TryParse(parts[1], out int status) && status >= 200)
        {
            Finish(status < 300);
        }
        else if (notify.Headers[HeaderName.SubscriptionState]?.StartsWith("terminated", StringComparison.OrdinalIgnoreCase) == true)
        {
            Finish(succeeded: false);
        }
    }

    public void Finish(bool succeeded)
    {
        _limit.Stop();
        _outcome.TrySetResult(succeeded);
    }
}
