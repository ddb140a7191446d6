namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>Shortages of numbers to show, in words.</summary>
public static class CallerIdShortages
{
    /// <summary>Completes "there is no number to show: ...".</summary>
    public static string InWords(CallerIdShortage shortage) => shortage switch
    {
        CallerIdShortage.None => "none is missing",
        CallerIdShortage.Empty => "the pool has no numbers, or all of them are off",
        CallerIdShortage.DailyCaps => "every number of the pool was shown, or is about to be, as often as it may be today; the day ends at 00:00 UTC",
        CallerIdShortage.Resting => "every number of the pool that is left rests for an hour, for its calls were answered too rarely or refused too often",
        CallerIdShortage.InUse => "every number of the pool that is left is shown, or is about to be, by as many calls as it may be at once",
        _ => throw new ArgumentOutOfRangeException(nameof(shortage), shortage, "A shortage without words."),
    };
}
