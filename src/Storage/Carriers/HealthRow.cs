using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Carriers;

/// <summary>The health of a number; its results as a text of one letter each.</summary>
internal sealed class HealthRow
{
    public string Number { get; init; } = "";

    public string Results { get; init; } = "";

    public long Counted { get; init; }

    public long Best { get; init; }

    public long? RestLeft { get; init; }

    public long NotedAt { get; init; }

    public CallerIdHealthNote ToNote() => new(
        PhoneNumber.Parse(Number),
        new CallerIdMemory([.. Results.Select(Result)], (int)Counted, (int)Best, RestLeft is { } left ? TimeSpan.FromMicroseconds(left) : null),
        UnixMicroseconds.Time(NotedAt));

    public static string Text(IEnumerable<CallerIdResult> results) => string.Concat(results.Select(Letter));

    private static char Letter(CallerIdResult result) => result switch
    {
        CallerIdResult.Answered => 'a',
        CallerIdResult.NotAnswered => 'n',
        CallerIdResult.Refused => 'r',
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "A result without a letter."),
    };

    private static CallerIdResult Result(char letter) => letter switch
    {
        'a' => CallerIdResult.Answered,
        'n' => CallerIdResult.NotAnswered,
        'r' => CallerIdResult.Refused,
        _ => throw new FormatException($"'{letter}' is not a result of a number."),
    };
}
