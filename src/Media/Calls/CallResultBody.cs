using System.Text.Json;
using System.Text.Json.Serialization;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Outbox;

namespace CxBridge.Media.Calls;

/// <summary>
/// What a CRM gets when an attempt is over. Times of day in ISO 8601, times within the call in seconds from the answer; names in camelCase,
/// outcomes in snake_case. Fields are only ever added.
/// </summary>
internal sealed record CallResultBody
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public string Event { get; } = "attempt.closed";

    public required string Attempt { get; init; }

    public required string Campaign { get; init; }

    public required long Contact { get; init; }

    /// <summary>The CRM's own name of the contact, as imported.</summary>
    public string? Reference { get; init; }

    public required CallDirection Direction { get; init; }

    public required int AttemptNumber { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public required string Disposition { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Final SIP status, or null.</summary>
    public int? SipStatus { get; init; }

    public string? AnsweredBy { get; init; }

    public string? ScreeningCause { get; init; }

    public required IReadOnlyList<Line> Transcript { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>When the contact is due again, or null when it is done with.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Path of the recording at the gateway, or null.</summary>
    public string? Recording { get; init; }

    /// <summary>The delivery of a closed attempt; the attempt's id is the key by which a CRM drops repeats.</summary>
    public static NewDelivery? DeliveryOf(GatedAttempt attempt, CallRecord record, ContactNext next)
    {
        if (attempt.Settings.Webhook is not { } target)
        {
            return null;
        }

        var body = new CallResultBody
        {
            Attempt = record.Attempt.Value,
            Campaign = record.Campaign.Value,
            Contact = record.Contact.Value,
            Reference = attempt.Facts.GetValueOrDefault("reference"),
            Direction = record.Direction,
            AttemptNumber = attempt.AttemptNumber,
            Outcome = record.Outcome,
            Disposition = record.Disposition.Code,
            StartedAt = record.StartedAt,
            AnsweredAt = record.AnsweredAt,
            EndedAt = record.EndedAt,
            SipStatus = record.End?.Status,
            AnsweredBy = record.Screening is { } screening ? JsonNamingPolicy.SnakeCaseLower.ConvertName(screening.Answer.ToString()) : null,
            ScreeningCause = record.Screening?.Cause,
            Transcript = [.. record.Transcript.Select(Line.Of)],
            Values = record.Values,
            NextAttemptAt = next.NextAt,
            Recording = record.Recording is null ? null : $"/v1/calls/{record.Attempt.Value}/recording",
        };
        return new NewDelivery(record.Attempt.Value, target, JsonSerializer.Serialize(body, Format));
    }

    /// <summary>One utterance.</summary>
    internal sealed record Line(Speaker Speaker, double Start, double End, string Text, bool Interrupted)
    {
        public static Line Of(TranscriptLine line) => new(line.Speaker, line.Start.TotalSeconds, line.End.TotalSeconds, line.Text, line.Interrupted);
    }
}
