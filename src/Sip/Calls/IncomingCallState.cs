namespace CxBridge.Sip.Calls;

/// <summary>How far the decision on an incoming call is.</summary>
internal enum IncomingCallState
{
    Open,
    Answered,
    Rejected,
    Ignored,
    Cancelled,
}
