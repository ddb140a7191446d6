using CxBridge.Domain.Compliance;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Telephony;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>Reads one contact of a request and notes all that is wrong with it. Pure.</summary>
internal static class ContactReader
{
    /// <summary>Longest text of one field, characters.</summary>
    public const int LongestField = 4_096;

    private const int MostFields = 100;

    public static NewContact? Read(NewContactBody? body, string path, Findings findings)
    {
        if (body is null)
        {
            findings.Add(path, "is null", "Give an object with a number.");
            return null;
        }

        int before = findings.All.Count;
        PhoneNumber number = findings.Number(path + ".number", body.Number);
        // A field that is null is one that the contact does not have.
        Dictionary<string, string> fields = (body.Fields ?? new Dictionary<string, string>()).Where(f => f.Value is not null).ToDictionary();
        CheckLength(path + ".name", body.Name, findings);
        CheckLength(path + ".reference", body.Reference, findings);
        if (fields.Count > MostFields)
        {
            findings.Add(path + ".fields", $"has {fields.Count} fields", $"Use at most {MostFields}.");
        }
        foreach ((string key, string value) in fields)
        {
            CheckLength($"{path}.fields.{key}", value, findings);
        }
        foreach (ConfigurationError error in StandingColumns.Check(fields))
        {
            findings.Add($"{path}.fields.{error.Path}", error.Message, error.Hint);
        }
        return findings.All.Count == before ? new NewContact(number, Blank(body.Name), Blank(body.Reference), fields) : null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void CheckLength(string path, string? text, Findings findings)
    {
        if (text?.Length > LongestField)
        {
            findings.Add(path, $"has {text.Length} characters", $"Use at most {LongestField}.");
        }
    }
}
