using System.Text.Json;
using CxBridge.Domain.Configuration;

namespace CxBridge.Silo.Composition;

/// <summary>Looks whether the configuration file can be read at all, and says on which line it cannot.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions AsTheConfigurationReadsIt = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>What is wrong; null when it can be read, or is not there.</returns>
    public static ConfigurationError? Check(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), AsTheConfigurationReadsIt);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? null
                : new ConfigurationError(path, "is not a JSON object", "Begin it with { and the name of a section.");
        }
        catch (JsonException problem)
        {
            string reason = problem.Message.Split(" LineNumber:")[0].TrimEnd('.');
            return new ConfigurationError(path, $"line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}: {reason}", "Mend the JSON.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ConfigurationError(path, problem.Message.TrimEnd('.'), "Let the host's user read it.");
        }
    }
}
