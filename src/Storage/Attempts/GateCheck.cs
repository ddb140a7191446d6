using CxBridge.Domain.Compliance;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Attempts;

/// <summary>Asks the rules a last time, just before the gate: hours close and people object while a claim is on its way, and between the gate and
/// the INVITE.</summary>
internal sealed record GateCheck(long Version, DialVerdict Verdict)
{
    /// <summary>Null: the attempt is no longer ours to dial.</summary>
    public static async Task<GateCheck?> AskAsync(SqlSession session, CampaignLaws laws, string attempt, long epoch, DateTimeOffset now)
    {
        if (await session.FirstAsync<CheckRow>("Attempts/gate_check", new { attempt, epoch }) is not { } row)
        {
            return null;
        }

        SettingsLaw rules = laws.Of(row.Campaign, row.Version, row.Settings);
        Standing standing = row.Facts is null ? Standings.Of(row.Phone, row.Fields) : Standing.Parse(row.Facts);
        DialCase asked = await PhoneFacts.ReadAsync(session, row.Campaign, row.Phone, standing, now);

        if (!rules.Settings.MayBeginAt(now))
        {
            return new(row.Version, DialVerdict.Blocked(DialRule.CallingHours, null, "outside the campaign's own hours"));
        }

        // Claimed while no rules on numbers applied: nobody holds the number for this attempt, so it goes back and is claimed under the rules.
        DialVerdict verdict = rules.Law.HasRules && row.Guarded is null
            ? DialVerdict.Blocked(DialRule.InCall, now.AddMinutes(1), "it was claimed under other rules")
            : rules.Law.Judge(asked, now);
        return new(row.Version, verdict.MayDial ? rules.Law.JudgeBeginning(standing, now) : verdict);
    }

    private sealed class CheckRow
    {
        public string Campaign { get; init; } = "";

        public long Contact { get; init; }

        public string? Guarded { get; init; }

        public string Phone { get; init; } = "";

        public string Fields { get; init; } = "";

        public string? Facts { get; init; }

        public long Version { get; init; }

        public string Settings { get; init; } = "";
    }
}
