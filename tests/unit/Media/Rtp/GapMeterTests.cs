using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media.Rtp;

public sealed class GapMeterTests
{
    private readonly GapMeter _meter = new();

    [Fact]
    public void LongestGap_IsTheOneBetweenPacketsOfOneTalkspurt()
    {
        Hear(0, 20, 95, 115, 135);

        Assert.Equal(75, _meter.LongestMilliseconds);
    }

    [Fact]
    public void SilenceBeforeATalkspurt_IsNoGap()
    {
        Hear(0, 20);
        _meter.Heard(marker: true, 5000);
        Hear(5020);

        Assert.Equal(20, _meter.LongestMilliseconds);
    }

    [Fact]
    public void AHold_IsNoGap()
    {
        Hear(0, 20);
        _meter.Pause();
        Hear(60_000, 60_020);

        Assert.Equal(20, _meter.LongestMilliseconds);
    }

    private void Hear(params double[] arrivals)
    {
        foreach (double arrival in arrivals)
        {
            _meter.Heard(marker: false, arrival);
        }
    }
}
