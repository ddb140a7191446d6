namespace CxBridge.Sip.Messages;

/// <summary>A Session-Expires value (RFC 4028 section 4).</summary>
/// <param name="Interval">Whole seconds.</param>
/// <param name="Refresher">"uac", "uas", or null when it is left open; as seen from the request.</param>
internal readonly record struct SessionExpires(TimeSpan Interval, string? Refresher)
{
    public const string Client = "uac";
    public const string Server = "uas";

    /// <returns>Null when there is none that can be read.</returns>
    public static SessionExpires? Of(SipMessage message)
    {
        if (message.Headers[HeaderName.SessionExpires] is not { } text)
        {
            return null;
        }

        int semicolon = text.IndexOf(';', StringComparison.Ordinal);
        SipParameters parameters = SipParameters.None;
        if (Seconds(semicolon < 0 ? text : text[..semicolon]) is not { } interval || (semicolon >= 0 && SipParameters.Read(text.AsSpan(semicolon), out parameters) is not null))
        {
            return null;
        }

        string? refresher = parameters["refresher"]?.ToLowerInvariant();
        return new SessionExpires(interval, refresher is Client or Server ? refresher : null);
    }

    /// <summary>The Min-SE header, or null.</summary>
    public static TimeSpan? MinimumOf(SipMessage message) => message.Headers[HeaderName.MinSe] is { } text ? Seconds(text.Split(';', 2)[0]) : null;

    public static string Text(TimeSpan interval) => $"{(long)interval.TotalSeconds}";

    public override string ToString() => Refresher is null ? Text(Interval) : $"{Text(Interval)};refresher={Refresher}";

    // More than 30 days is nobody's wish, and more than a timer can hold.
    private static TimeSpan? Seconds(string text) =>
        uint.TryParse(text.Trim(), System.Globalization.NumberStyles.None, null, out uint seconds) && seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 2_592_000)) : null;
}
