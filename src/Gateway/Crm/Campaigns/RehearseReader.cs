using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Reads what a rehearsal is to try, and notes everything that is wrong with it. Pure.</summary>
internal static class RehearseReader
{
    public const double DefaultHours = 48;
    private const double MostHours = 240;
    private const int MostVariants = 6;
    private const int MostSeats = 5_000;
    private const int LongestName = 80;

    /// <summary>Checks all numbers of a request.</summary>
    public static void Check(RehearseRequest request, Findings findings)
    {
        findings.Within("horizonHours", request.HorizonHours, DefaultHours, 0.5, MostHours);
        findings.Within("answerRatePercent", request.AnswerRatePercent, 30, 0, 100);
        findings.Within("answerDelaySeconds", request.AnswerDelaySeconds, 10, 0.1, 180);
        findings.Within("talkSeconds", request.TalkSeconds, 120, 0.1, 7_200);
        findings.Within("costPerMinute", request.CostPerMinute, 0, 0, 1_000);
        findings.Within("costPerAttempt", request.CostPerAttempt, 0, 0, 1_000);
        findings.Within("finishWithinHours", request.FinishWithinHours, 1, 0.1, MostHours);
        if (request.Variants?.Count > MostVariants)
        {
            findings.Add("variants", $"holds {request.Variants.Count} variants", $"Give at most {MostVariants}.");
        }
    }

    /// <summary>The settings of a variant.</summary>
    public static RehearsedSettings Read(RehearseVariant variant, int number, RehearsedSettings now, Findings findings)
    {
        string path = $"variants[{number}]";
        CampaignSettings settings = SettingsReader.Read(
            new SettingsChange { ConcurrencyLimit = variant.ConcurrencyLimit, Pacing = variant.Pacing, Retry = variant.MaxAttempts is null ? null : new(variant.MaxAttempts) }, now.Settings, findings);
        string name = string.IsNullOrWhiteSpace(variant.Name) ? $"variant {number + 1}" : findings.Text(path + ".name", variant.Name, LongestName);
        return Usable(new(
            name, settings,
            variant.CallsPerSecond is null ? now.CallsPerSecond : findings.Within(path + ".callsPerSecond", variant.CallsPerSecond, 1, 0.1, 1_000),
            variant.Channels is null ? now.Channels : findings.Within(path + ".channels", variant.Channels, 1, 1, 100_000)), path, findings);
    }

    /// <summary>Notes what cannot be simulated.</summary>
    public static RehearsedSettings Usable(RehearsedSettings settings, string path, Findings findings)
    {
        if (settings.Settings.Pacing.Mode == PacingMode.Manual)
        {
            findings.Add(path + ".pacing.mode", "is manual, which dials only when somebody asks", "Rehearse progressive, ratio or predictive as a variant.");
        }
        if (settings.Settings.ConcurrencyLimit > MostSeats)
        {
            findings.Add(path + ".concurrencyLimit", $"is {settings.Settings.ConcurrencyLimit}", $"Rehearse at most {MostSeats} seats.");
        }
        return settings;
    }
}
