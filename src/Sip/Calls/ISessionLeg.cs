namespace CxBridge.Sip.Calls;

/// <summary>A leg as the commands on answered calls need it.</summary>
internal interface ISessionLeg : ISipLeg
{
    SipStack Stack { get; }

    /// <summary>Null before the answer. Read under the gate.</summary>
    CallSession? Session { get; }
}
