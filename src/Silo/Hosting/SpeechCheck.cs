using CxBridge.Voice.Doctor;

namespace CxBridge.Silo.Hosting;

/// <summary>Looks at start-up whether this host can speak and hear, warms the recognisers up, and says what is missing before the first call does.</summary>
internal sealed partial class SpeechCheck(VoiceDoctor doctor, ILogger<SpeechCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (VoiceFinding finding in await doctor.ExamineAsync(stoppingToken))
        {
            if (finding.Health == VoiceHealth.Works)
            {
                LogWorks(finding.Part, finding.Details);
            }
            else
            {
                LogMissing(finding.Part, finding.Details);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Part}: {Details}")]
    private partial void LogWorks(string part, string details);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Part} is missing; calls that need it fail: {Details}")]
    private partial void LogMissing(string part, string details);
}
