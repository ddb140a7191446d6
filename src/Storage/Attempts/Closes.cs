using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Outbox;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>Step 5 of the dial: attempt, contact, counters, record and outbox row in one transaction; the second close of an attempt finds it
/// closed and changes nothing. PostgreSQL does it in one statement, since each statement is a trip; SQLite has no trips.</summary>
internal static class Closes
{
    /// <exception cref="ArgumentException">The contact's next state and its due time do not go together.</exception>
    public static void Check(ContactNext next)
    {
        bool waitsForTime = next.State is ContactState.Scheduled or ContactState.RetryScheduled or ContactState.CallbackScheduled;
        if (next.State == ContactState.Leased || waitsForTime != next.NextAt.HasValue)
        {
            throw new ArgumentException($"After a close a contact cannot be {next.State} {(next.NextAt is null ? "without" : "with")} a due time.", nameof(next));
        }
    }

    /// <summary>Whoever opted out is called by nobody any more: the number goes on the list for all campaigns in the very transaction that ends the attempt.</summary>
    private const string OptedOut = "opted out in a call";

    public static Task<bool> ApplyAsync(SqlSession session, AttemptClose close, long now) =>
        ApplyChosenAsync(session, IsOptOut(close) ? close with { Next = new(ContactState.Suppressed, null) } : close, now);

    private static bool IsOptOut(AttemptClose close) => close.Record.Disposition == Disposition.OptedOut;

    private static Task<bool> ApplyChosenAsync(SqlSession session, AttemptClose close, long now) =>
        session.Dialect == Dialect.Postgres ? CloseAtOnceAsync(session, close, now) : CloseInStepsAsync(session, close, now);

    private static async Task<bool> CloseAtOnceAsync(SqlSession session, AttemptClose close, long now)
    {
        CallRecord record = close.Record;
        List<int> closed = await session.QueryLastAsync<int>("Attempts/close", new
        {
            attempt = record.Attempt.Value,
            outcome = record.Outcome.Text(),
            disposition = record.Disposition.Code,
            answeredAt = record.AnsweredAt?.ToMicroseconds(),
            endedAt = record.EndedAt.ToMicroseconds(),
            state = close.Next.State.Text(),
            nextAt = close.Next.NextAt?.ToMicroseconds(),
            record = StorageJson.Write(record),
            key = close.Delivery?.IdempotencyKey,
            target = close.Delivery?.Target.AbsoluteUri,
            body = close.Delivery?.Body,
            now,
            hold = Hold(close),
            optOut = IsOptOut(close) ? OptedOut : null,
        });
        return closed.Count > 0;
    }

    private static async Task<bool> CloseInStepsAsync(SqlSession session, AttemptClose close, long now)
    {
        CallRecord record = close.Record;
        if (await AttemptRow.FindAndLockAsync(session, record.Attempt) is not { } attempt)
        {
            return false;
        }

        string outcome = record.Outcome.Text();
        string disposition = record.Disposition.Code;
        int closed = await session.ExecuteAsync("Attempts/close", new
        {
            attempt = record.Attempt.Value,
            outcome,
            disposition,
            answeredAt = record.AnsweredAt?.ToMicroseconds(),
            endedAt = record.EndedAt.ToMicroseconds(),
        });
        if (closed == 0)
        {
            return false;
        }

        await MoveContactAsync(session, attempt, close, outcome, disposition);
        if (IsOptOut(close))
        {
            await SuppressAsync(session, attempt, now);
        }

        await session.ExecuteAsync("Attempts/record", new { attempt = record.Attempt.Value, record = StorageJson.Write(record) });
        if (close.Delivery is { } delivery)
        {
            await AddDeliveryAsync(session, delivery, now);
        }

        return true;
    }

    private static async Task MoveContactAsync(SqlSession session, AttemptRow attempt, AttemptClose close, string outcome, string disposition)
    {
        ContactNext next = close.Next;
        string? before = await session.FirstAsync<string>("Attempts/contact_disposition", new { contact = attempt.Contact });
        await session.ExecuteAsync("Attempts/contact_next", new
        {
            contact = attempt.Contact,
            state = next.State.Text(),
            nextAt = next.NextAt?.ToMicroseconds(),
            outcome,
            disposition,
            hold = Hold(close),
        });
        List<CountChange> changes =
        [
            CountChange.Of(attempt.Partition, ContactState.Leased, -1),
            CountChange.Of(attempt.Partition, next.State, +1),
            CountChange.Of(attempt.Partition, disposition, +1),
        ];
        if (before is not null)
        {
            changes.Add(CountChange.Of(attempt.Partition, before, -1));
        }

        await ContactCounters.ApplyAsync(session, attempt.Campaign, changes);
    }

    private static string? Hold(AttemptClose close) => IsOptOut(close) ? DialRule.Suppressed.Text() : null;

    private static async Task SuppressAsync(SqlSession session, AttemptRow attempt, long now)
    {
        string phone = (await session.FirstAsync<string>("Attempts/contact_phone", new { contact = attempt.Contact }))!;
        await session.ExecuteAsync("Compliance/suppress", new { scope = SuppressionRow.Everybody, pattern = phone, reason = OptedOut, expiresAt = (long?)null, addedAt = now });
    }

    private static Task<int> AddDeliveryAsync(SqlSession session, NewDelivery delivery, long now) =>
        session.ExecuteAsync("Outbox/add", new { key = delivery.IdempotencyKey, target = delivery.Target.AbsoluteUri, body = delivery.Body, now });
}
