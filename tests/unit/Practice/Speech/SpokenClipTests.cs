using CxBridge.Practice.Callees;
using CxBridge.Practice.Speech;

namespace CxBridge.Tests.Unit.Practice.Speech;

public class SpokenClipTests
{
    private static short[] Tone(int ms, short peak) =>
        [.. Enumerable.Range(0, Telephone.SampleRate * ms / 1000).Select(i => (short)(peak * Math.Sin(2 * Math.PI * 440 * i / Telephone.SampleRate)))];

    [Fact]
    public void Trim_CutsSilenceOffBothEnds_AndKeepsThePauseBetween()
    {
        short[] words = [.. new short[1600], .. Tone(200, 8000), .. new short[3200], .. Tone(200, 8000), .. new short[4000]];
        Assert.Equal(800, Telephone.Duration(SpokenClip.Trim(words).Length).TotalMilliseconds);
    }

    [Fact]
    public void Trim_OfSilence_LeavesNothingOfUse() => Assert.True(SpokenClip.Trim(new short[1600]).Length <= Telephone.FrameSamples);

    [Theory]
    [InlineData(-24)]
    [InlineData(-18)]
    public void AtLevel_SetsTheLevelOfTheActiveParts_WhateverThePauses(double dbfs)
    {
        short[] words = [.. Tone(200, 900), .. new short[8000], .. Tone(200, 900)];
        Assert.Equal(dbfs, SpokenClip.ActiveDbfs(SpokenClip.AtLevel(words, dbfs)), 0.1);
    }
}
