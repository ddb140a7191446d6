using System.Net;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls;
using CxBridge.Media.Routing;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// A call of a simulated host.
/// <code>
/// 1 gate     no row: silence, and the place is free again
/// 2 route    the real one, over the trunks that the rows name
/// 3 follow   ringing, answer, a second of listening, a seat, the conversation
/// 4 close    record and the contact's next state as the real host makes them; withdrawn when no permit was had
/// </code>
/// </summary>
internal sealed class SimulatedCall(CampaignWorld world, SimulatedHost host, DialOrder order)
{
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Message = TimeSpan.FromSeconds(4);
    private static readonly LocalMedia Media = new(new IPEndPoint(IPAddress.Loopback, 4000), [AudioCodec.Pcmu], TimeSpan.FromMilliseconds(20));

    private CallFacts _facts = null!;

    public AttemptId Attempt => order.Attempt;

    public CampaignId Campaign => order.Partition.Campaign;

    public Callee Callee { get; private set; }

    private bool IsOnLine => order.Token.Kind == PlaceKind.Line;

    public async Task RunAsync()
    {
        try
        {
            await CallAsync();
        }
        catch (Exception problem)
        {
            world.Faults.Add(problem.ToString());
        }
        finally
        {
            host.Leave(this);
        }
    }

    private async Task CallAsync()
    {
        // 1
        GatedAttempt? gated = await world.Dial.GateAsync(Attempt, order.Epoch, host.Id, IsOnLine ? null : order.Token.Slot, CancellationToken.None);
        if (gated is null)
        {
            world.GatesClosed++;
            return;
        }

        Callee = Callee.Of(world.Seed, gated.Number.E164, gated.AttemptNumber);
        world.Gated(gated);
        _facts = new CallFacts(gated, world.Now);

        // 2
        (CallRoute? route, _facts.End) = await host.Router.FindAsync(gated, CancellationToken.None);
        if (route is not null)
        {
            RoutedLeg leg = host.Router.Place(route, Media);
            await FollowAsync(leg);
            (_facts.Way, _facts.NotSent) = (leg.Way, leg.NotSent);
        }

        if (host.IsDead)
        {
            return;
        }

        // 4
        if (_facts.NotSent is not null)
        {
            await world.WithdrawAsync(gated);
            return;
        }

        AttemptClose close = AttemptCloses.Of(_facts, world.Now);
        if (!await world.Dial.CloseAsync(close, CancellationToken.None))
        {
            world.Faults.Add($"{Attempt} was closed twice");
        }

        world.Closed(gated, close);
    }

    // 3
    private async Task FollowAsync(RoutedLeg leg)
    {
        Task answered = Task.CompletedTask;
        while (await leg.Events.WaitToReadAsync())
        {
            while (leg.Events.TryRead(out LegEvent? what))
            {
                switch (what)
                {
                    case LegEvent.Ringing when !host.IsDead:
                        await world.Dial.AdvanceAsync(Attempt, AttemptState.Ringing, CancellationToken.None);
                        break;
                    case LegEvent.Answered when !host.IsDead:
                        _facts.AnsweredAt = world.Now;
                        await world.Dial.AdvanceAsync(Attempt, AttemptState.AmdScreening, CancellationToken.None);
                        answered = AnsweredAsync(leg);
                        break;
                    case LegEvent.Ended ended:
                        _facts.End = ended.End;
                        break;
                }
            }
        }

        await answered;
    }

    private async Task AnsweredAsync(RoutedLeg leg)
    {
        await Task.Delay(Listening, world.Time);
        bool machine = Callee.Fate == CalleeFate.Machine;
        _facts.Screening = new ScreeningVerdict(machine ? AnsweredBy.Machine : AnsweredBy.Human, "SIMULATED", Listening);
        _facts.Action = machine ? ScreeningAction.Teardown : ScreeningAction.Continue;
        if (machine)
        {
            await leg.HangupAsync(HangupReason.MachineDetected);
        }
        else if (IsOnLine && await host.SeatAsync(this) is var seat && seat is null)
        {
            _facts.Abandoned = true;
            await Task.Delay(Message, world.Time);
            await leg.HangupAsync(HangupReason.Abandoned);
        }
        else if (!host.IsDead)
        {
            _facts.Conversation = new([], [], Callee.CallbackAfter is null ? new Disposition("agreed") : Disposition.CallbackRequested, new Dictionary<string, string>(), Callee.CallbackAfter, Heard.Something, Heard.Something);
            await world.Dial.AdvanceAsync(Attempt, AttemptState.InProgress, CancellationToken.None);
        }
    }
}
