using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media;

public class PlayoutBufferTests
{
    private readonly PlayoutBuffer _playout = new();
    private readonly short[] _frame = new short[AudioFrame.Samples];
    private long _index;

    [Fact]
    public void Sound_IsPulledInOrderAndThenSilence()
    {
        _playout.Write(Ramp(200));
        Assert.Equal(PlayoutKind.TalkspurtStart, Pull());
        Assert.Equal(1, _frame[0]);
        Assert.Equal(PlayoutKind.Sound, Pull());
        Assert.Equal(161, _frame[0]);
        Assert.Equal(0, _frame[40]);
        Assert.Equal(PlayoutKind.Silence, Pull());
        Assert.True(_playout.IsEmpty);
    }

    [Fact]
    public void Clear_FadesWithinOneFrameAndThenIsSilent()
    {
        _playout.Write(Loud(8000));
        Pull();
        Assert.Equal(160, _playout.Clear());
        Pull();
        Assert.True(_frame[0] > 9000);
        Assert.Equal(0, _frame[159]);
        Assert.Equal(PlayoutKind.Silence, Pull());
        Assert.True(_playout.IsEmpty);
    }

    [Fact]
    public void SoundWrittenAfterClear_IsWhatFollowsTheFade()
    {
        _playout.Write(Loud(8000));
        Pull();
        _playout.Clear();
        _playout.Write(Ramp(160));
        Pull();
        Pull();
        Assert.Equal(Ramp(160), _frame);
    }

    [Fact]
    public void PauseAndResume_LoseNoSample()
    {
        _playout.Write(Ramp(1600));
        Pull();
        _playout.Pause();
        Pull();
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(PlayoutKind.Silence, Pull());
        }

        Assert.Equal(320, _playout.Played);
        _playout.Resume();
        Pull();
        Pull();
        Assert.Equal(481, _frame[0]);
    }

    [Fact]
    public void Write_TakesNoMoreThanFits()
    {
        Assert.Equal(PlayoutBuffer.Capacity, _playout.Write(new short[PlayoutBuffer.Capacity + 5]));
        Assert.Equal(0, _playout.Write(new short[5]));
        Pull();
        Assert.Equal(160, _playout.Write(new short[500]));
    }

    [Fact]
    public void Mark_TellsTheFrameInWhichItsSampleWasSent()
    {
        _playout.Write(Loud(480));
        _playout.SetMark(330);
        Pull();
        Pull();
        Assert.Equal(-1, _playout.MarkFrame);
        Pull();
        Assert.Equal(2, _playout.MarkFrame);
    }

    private PlayoutKind Pull() => _playout.Pull(_frame, _index++);

    private static short[] Ramp(int count) => [.. Enumerable.Range(1, count).Select(i => (short)i)];

    private static short[] Loud(int count) => [.. Enumerable.Repeat((short)10000, count)];
}
