using CxBridge.Domain.Compliance;

namespace CxBridge.Storage.Compliance;

/// <summary>The rules of one campaign with the standings of its contacts, as they were read a moment ago.</summary>
internal sealed class CampaignLaw(long version, SettingsLaw rules, IReadOnlyDictionary<long, Standing> standings, DateTimeOffset readAt)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private volatile OpenStandings? _open;

    /// <summary>Version of the campaign's row.</summary>
    public long Version => version;

    public SettingsLaw Rules => rules;

    public DialLaw Law => rules.Law;

    /// <summary>By their number.</summary>
    public IReadOnlyDictionary<long, Standing> Standings => standings;

    public DateTimeOffset ReadAt => readAt;

    /// <summary>Numbers of the standings of which an attempt may begin at a moment. Right to the second: the gate asks again for each call.</summary>
    public long[] OpenAt(DateTimeOffset now)
    {
        if (_open is { } known && now >= known.At && now - known.At < Moment)
        {
            return known.Numbers;
        }

        long[] numbers = [.. standings.Where(s => Law.JudgeBeginning(s.Value, now).MayDial).Select(s => s.Key)];
        _open = new(now, numbers);
        return numbers;
    }

    private sealed record OpenStandings(DateTimeOffset At, long[] Numbers);
}
