using System.Diagnostics.Metrics;
using CxBridge.Tests.Cluster.Fixture;
using CxBridge.Tests.Cluster.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace CxBridge.Tests.Cluster.Embedded;

/// <summary>A message of another version that names a type we do not have is refused by that name, logged once, and counted each time.</summary>
public sealed class UnknownTypeTests
{
    [Fact]
    public async Task Alias_ThatNobodyKnows_IsNamed_LoggedOnce_AndCounted()
    {
        var log = new LoggedErrors();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        var serializer = silo.Services.GetRequiredService<Serializer>();
        var bytes = StrangeLetter.From(serializer);
        long counted = 0;
        using var meters = new MeterListener();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "orleans-serialization-unknown-types")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, count, _, _) => counted += count);
        meters.Start();

        for (var i = 0; i < 3; i++)
        {
            var refusal = Assert.ThrowsAny<SerializerException>(() => serializer.Deserialize<Shape>(bytes));
            Assert.Contains(StrangeLetter.Alias, refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, counted);
        Assert.Contains(StrangeLetter.Alias, Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BytesThatAreNoMessage_AreRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var serializer = silo.Services.GetRequiredService<Serializer>();
        Assert.Throws<SerializerException>(() => serializer.Deserialize<OrderOfNow>([1, 0, 9]));
        Assert.Throws<NotSupportedException>(() => serializer.SerializeToArray(silo.Grain<IEchoGrain>("a")));
    }
}
