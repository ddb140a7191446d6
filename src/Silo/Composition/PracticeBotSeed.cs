using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;
using CxBridge.Voice.Bots;

namespace CxBridge.Silo.Composition;

/// <summary>Publishes the practice bot where there is no bot at all, so that a first campaign needs nothing but contacts and a carrier.</summary>
internal sealed class PracticeBotSeed(IBotStore bots, TimeProvider time)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if ((await bots.ListAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        string json = PracticeBots.Appointment;
        BotDefinition bot = BotReader.Read(json).Bot ?? throw new InvalidOperationException("The practice bot is not valid.");
        await bots.PublishAsync(BotId.New(time), bot.Name, json, cancellationToken);
    }
}
