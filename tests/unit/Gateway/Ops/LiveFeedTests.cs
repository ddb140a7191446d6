using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Ops;

public sealed class LiveFeedTests
{
    [Fact]
    public async Task Live_SendsAWholeSnapshot_WithTheCallInItsSlot()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        AttemptId attempt = AttemptId.New(TimeProvider.System);
        host.Engine.Free &= ~(1UL << 5);
        host.Calls.Rows[attempt] = new(attempt, CampaignId.New(TimeProvider.System), new(1), PhoneNumber.Parse("+4930123456"), "Anna", 1, AttemptState.Ringing,
            host.Engine.Host.Name, 5, DateTimeOffset.UnixEpoch, null, null, null, null);

        await using Stream stream = await crm.GetStreamAsync("/v1/live");
        SseItem<string> item = await SseParser.Create(stream).EnumerateAsync().FirstAsync();
        JsonElement slots = JsonDocument.Parse(item.Data).RootElement.GetProperty("hosts")[0].GetProperty("slots");

        Assert.Equal("snapshot", item.EventType);
        Assert.Equal(16, slots.GetArrayLength());
        Assert.Equal(attempt.Value, slots[5].GetProperty("call").GetProperty("attempt").GetString());
        Assert.True(slots[4].GetProperty("free").GetBoolean());
    }
}
