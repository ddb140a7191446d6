using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Screening;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Reads a campaign's screening from a request. Pure.</summary>
internal static class ScreeningReader
{
    private const string Path = "settings.screening";
    private const int LongestMessage = 1000;

    /// <summary>Lays a change over thresholds.</summary>
    public static ScreeningSettings Read(ScreeningChange change, ScreeningSettings now, Findings findings)
    {
        ScreeningSettings settings = now with { Method = findings.Code($"{Path}.method", change.Method, now.Method) };
        foreach ((string name, int value) in change.Thresholds ?? new Dictionary<string, int>())
        {
            if (ScreeningLimits.All.FirstOrDefault(limit => limit.Name == name) is not { } threshold)
            {
                findings.Add($"{Path}.thresholds.{name}", "is not known", $"Use: {string.Join(", ", ScreeningLimits.All.Select(limit => limit.Name))}.");
                continue;
            }

            settings = threshold.With(settings, value);
        }

        foreach (ConfigurationError error in ScreeningLimits.Check(settings, $"{Path}.thresholds", '.'))
        {
            findings.Add(error.Path, error.Message, error.Hint);
        }

        return settings;
    }

    /// <summary>The message; null when the request removes it.</summary>
    public static string? Message(string text, Findings findings) =>
        string.IsNullOrWhiteSpace(text) ? null : findings.Text("settings.machineMessage", text, LongestMessage);

    /// <summary>A message needs a machine to be left to, and a text.</summary>
    public static void CheckActions(CampaignSettings settings, Findings findings)
    {
        if (settings.OnUnknown == ScreeningAction.LeaveMessage)
        {
            findings.Add("settings.onUnknown", "may be a person", "Leave messages to machines only: use continue or teardown.");
        }

        if (settings is { OnMachine: ScreeningAction.LeaveMessage, MachineMessage: null })
        {
            findings.Add("settings.machineMessage", "is missing", "Give the text that is said after the beep.");
        }
    }
}
