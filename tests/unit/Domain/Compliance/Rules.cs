using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Compliance;

/// <summary>Campaigns and contacts as the tests of the rules need them.</summary>
internal static class Rules
{
    public static readonly CampaignId Ours = CampaignId.New(TimeProvider.System);
    public static readonly CampaignId Theirs = CampaignId.New(TimeProvider.System);

    public static ComplianceSettings Settings { get; } = new() { CallerName = "Example Ltd", Consent = ConsentSource.Attested };

    public static DialLaw Law(ComplianceSettings? settings = null, string callerId = "+493012345678") => new(settings ?? Settings, PhoneNumber.Parse(callerId));

    public static Standing Standing(string number, params (string Column, string Value)[] fields) =>
        CxBridge.Domain.Compliance.Standing.Of(PhoneNumber.Parse(number), fields.ToDictionary(f => f.Column, f => f.Value));

    public static DialCase Case(string number, params PhoneUse[] uses) => new(Ours, Standing(number), Uses: uses);

    public static PhoneUse Use(string at, CampaignId? by = null, PhoneUseEnd end = PhoneUseEnd.Over) => new(Utc(at), by ?? Ours, end);

    public static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
