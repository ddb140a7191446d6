using System.Globalization;
using CxBridge.Media;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;
using CxBridge.Media.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Which workers a host has, with which ports.</summary>
public sealed class WorkerLayoutTests
{
    [Theory]
    [InlineData(16, 64, 1, 16384, 32767)]
    [InlineData(5, 6, 2, 20001, 20100)]
    [InlineData(2, 8, 16, 20000, 20067)]
    [InlineData(3, 0, 1, 20000, 20011)]
    public void EachPlaceHasAWorkerOfItsKind_AndNoTwoWorkersShareAPort(int slots, int lines, int each, int first, int last)
    {
        var layout = new WorkerLayout(new MediaOptions { Slots = slots, Lines = lines, SlotsPerWorker = each, FirstRtpPort = first, LastRtpPort = last });

        int[] ofSlots = [.. Enumerable.Range(0, slots).Select(slot => layout.WorkerOf(CallPlace.Slot(slot)))];
        int[] ofLines = [.. Enumerable.Range(0, lines).Select(line => layout.WorkerOf(CallPlace.Line(line)))];
        Assert.Equal(Enumerable.Range(0, layout.OfSlots), ofSlots.Distinct());
        Assert.Equal(Enumerable.Range(layout.OfSlots, layout.Count - layout.OfSlots), ofLines.Distinct());
        Assert.All(ofSlots.Concat(ofLines).CountBy(worker => worker), worker => Assert.Equal(layout.PlacesOf(worker.Key), worker.Value));
        Assert.All(Enumerable.Range(0, layout.Count), worker => Assert.InRange(layout.PlacesOf(worker), 1, each));

        PortShare[] shares = [.. Enumerable.Range(0, layout.Count).Select(layout.Share)];
        Assert.All(shares, share => Assert.Equal((0, layout.PortPairs * 2), (share.First % 2, share.Last + 1 - share.First)));
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
        Assert.True(shares[0].First >= first && shares[^1].Last <= last);
    }

    [Fact]
    public void Places_AreToldToPeople()
    {
        var layout = new WorkerLayout(new MediaOptions { Slots = 3, Lines = 3, SlotsPerWorker = 2 });
        Assert.Equal(["Slots 0 to 1", "Slot 2", "Lines 0 to 1", "Line 2"], Enumerable.Range(0, layout.Count).Select(layout.Describe));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 32)]
    [InlineData(4, 64)]
    public void LinesThatNobodySet_AreFewerWhereEachCostsAProcess(int slotsPerWorker, int lines) =>
        Assert.Equal(lines, new MediaOptions { Slots = 16, SlotsPerWorker = slotsPerWorker }.LinesOrDefault);

    [Theory]
    [InlineData(20059, false)]
    [InlineData(20063, true)]
    public void PortsThatAreTooFewForTheWorkers_KeepTheProgramFromStarting(int last, bool enough)
    {
        // 4 workers of slots and 4 of lines, of which each needs 4 pairs.
        (string Key, object Value)[] settings = [("Slots", 16), ("Lines", 13), ("SlotsPerWorker", 4), ("FirstRtpPort", 20000), ("LastRtpPort", last)];
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Media:{one.Key}", Convert.ToString(one.Value, CultureInfo.InvariantCulture)))).Build();
        using ServiceProvider services = new ServiceCollection().AddMediaPlane(configuration.GetSection("Media")).BuildServiceProvider();
        Action start = services.GetRequiredService<IStartupValidator>().Validate;
        if (enough)
        {
            start();
            return;
        }

        string failure = Assert.Single(Assert.Throws<OptionsValidationException>(start).Failures);
        Assert.StartsWith("Media:LastRtpPort: 30 port pairs are too few for 4 workers of slots and 4 of lines", failure, StringComparison.Ordinal);
    }
}
