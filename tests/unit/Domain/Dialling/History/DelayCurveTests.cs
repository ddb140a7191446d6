using CxBridge.Domain.Dialling.History;

namespace CxBridge.Tests.Unit.Domain.Dialling.History;

public sealed class DelayCurveTests
{
    [Fact]
    public void Cdf_FollowsTheSamples()
    {
        var curve = new DelayCurve(1, 100);
        for (int i = 0; i < 1000; i++)
        {
            curve.Add(i % 10 < 3 ? 5.5 : 20.5);
        }

        curve.Refresh();

        Assert.Equal(0, curve.Cdf(0), 2);
        Assert.Equal(0.3, curve.Cdf(10), 2);
        Assert.Equal(1, curve.Cdf(30), 2);
        Assert.Equal(16, curve.Mean, 0.5);
    }

    [Fact]
    public void Refresh_WithConversationsThatGoOn_DoesNotTakeTheShortOnesForAll()
    {
        var curve = new DelayCurve(2, 1000);
        for (int i = 0; i < 20; i++)
        {
            curve.Add(10);
        }

        var ongoing = new AgeProfile(2, 1000);
        for (int i = 0; i < 80; i++)
        {
            ongoing.Add(15);
        }

        curve.Refresh(ongoing.Counts);

        // 20 of 100 ended; nobody knows of the others but that they last.
        Assert.InRange(curve.Cdf(14), 0.15, 0.3);
        Assert.True(curve.Mean > 30, $"The mean is {curve.Mean:0.0} s.");
    }

    [Fact]
    public void Cdf_WithoutSamples_PromisesNothing()
    {
        var curve = new DelayCurve(1, 10);
        curve.Refresh();

        Assert.Equal(0, curve.Cdf(100));
        Assert.Equal(0, curve.Mean);
    }

    [Fact]
    public void Add_OfManySamples_LetsTheOldOnesFade()
    {
        var curve = new DelayCurve(1, 100);
        for (int i = 0; i < 10_000; i++)
        {
            curve.Add(i < 4_000 ? 5 : 50);
        }

        curve.Refresh();

        Assert.True(curve.Cdf(20) < 0.25, $"{curve.Cdf(20):0.00} of the samples still are old ones.");
    }
}
