using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Attempts;

/// <summary>Whatever the rules are and whatever the calls come to, a contact is called as often as the one cap allows and never once more.</summary>
public sealed class RetryCapTests
{
    private const int LongerThanAnyCap = 30;
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly AttemptOutcome[] Outcomes = Enum.GetValues<AttemptOutcome>();
    private static readonly string[] Dispositions = ["agreed", "refused", "no_input", "callback_requested", "hung_up", "busy", "no_answer", "opted_out"];

    private static readonly Gen<TimeSpan> Wait = Gen.Choose(0, 100_000).Select(s => TimeSpan.FromSeconds(s));

    private static readonly Gen<CallRecord> Call =
        from outcome in Gen.Elements(Outcomes)
        from disposition in Gen.Elements(Dispositions)
        from callback in Gen.Frequency((2, Gen.Constant<TimeSpan?>(null)), (1, Wait.Select(w => (TimeSpan?)w)))
        select new CallRecord
        {
            Attempt = default, Campaign = default, Contact = default, StartedAt = Begin, EndedAt = Begin, Outcome = outcome, Disposition = new Disposition(disposition), CallbackAfter = callback,
        };

    private static readonly Gen<RetryRules> Rules =
        from most in Gen.Choose(1, 20)
        from outcomes in Gen.SubListOf(Outcomes)
        from dispositions in Gen.SubListOf(Dispositions)
        from wait in Wait
        select new RetryRules
        {
            MaxAttempts = most,
            Delays = outcomes.ToDictionary(o => o, _ => wait),
            ByDisposition = dispositions.ToDictionary(d => d, d => d.Length % 2 == 0 ? wait : (TimeSpan?)null),
        };

    [Fact]
    public void NoHistory_GoesBeyondTheOneCap() => Prop
        .ForAll(Gen.Zip(Rules, Gen.ListOf(Call, LongerThanAnyCap)).ToArbitrary(), life => Play(life.Item1, life.Item2))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static bool Play(RetryRules rules, IEnumerable<CallRecord> calls)
    {
        int attempts = 0;
        DateTimeOffset now = Begin;
        foreach (CallRecord call in calls)
        {
            attempts++;
            ContactNext next = RetryPolicy.After(call, attempts, rules, now);
            Assert.Equal(next.State.IsWaiting(), next.NextAt is not null);
            if (next.NextAt is not { } due)
            {
                return attempts <= rules.MaxAttempts;
            }

            Assert.True(due >= now);
            now = due;
        }

        return false;
    }
}
