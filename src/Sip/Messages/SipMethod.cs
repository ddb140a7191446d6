namespace CxBridge.Sip.Messages;

/// <summary>A request method; case-sensitive (RFC 3261 section 7.1).</summary>
internal readonly record struct SipMethod(string Name)
{
    public static readonly SipMethod Invite = new("INVITE");
    public static readonly SipMethod Ack = new("ACK");
    public static readonly SipMethod Bye = new("BYE");
    public static readonly SipMethod Cancel = new("CANCEL");
    public static readonly SipMethod Options = new("OPTIONS");
    public static readonly SipMethod Register = new("REGISTER");
    public static readonly SipMethod Prack = new("PRACK");
    public static readonly SipMethod Subscribe = new("SUBSCRIBE");
    public static readonly SipMethod Notify = new("NOTIFY");
    public static readonly SipMethod Publish = new("PUBLISH");
    public static readonly SipMethod Info = new("INFO");
    public static readonly SipMethod Refer = new("REFER");
    public static readonly SipMethod Message = new("MESSAGE");
    public static readonly SipMethod Update = new("UPDATE");

    /// <summary>The Allow header of this user agent.</summary>
    public const string Allowed = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, NOTIFY, UPDATE, PRACK";

    /// <summary>The same where the owner of the call takes transfers.</summary>
    public const string AllowedWithTransfers = Allowed + ", REFER";

    private static readonly HashSet<SipMethod> s_standard =
        [Invite, Ack, Bye, Cancel, Options, Register, Prack, Subscribe, Notify, Publish, Info, Refer, Message, Update];

    /// <summary>Whether an RFC defines it: a refusal is then 405, otherwise 501. Also bounds the values of the metric tag.</summary>
    public bool IsStandard => s_standard.Contains(this);

    public override string ToString() => Name;
}
