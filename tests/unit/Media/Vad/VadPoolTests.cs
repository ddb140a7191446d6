using CxBridge.Media.Vad;

namespace CxBridge.Tests.Unit.Media.Vad;

public class VadPoolTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task CallsOfOneBatch_HearWhatEachHearsAlone()
    {
        short[][] sounds = [.. Enumerable.Range(0, 40).Select(call => Sounds.Mix(Sounds.Speech(TimeSpan.FromSeconds(1)), Sounds.Noise(-60 + call, TimeSpan.FromSeconds(1), call)))];
        using var alone = VadModel.LoadOwn();
        using var pool = new VadPool(VadModel.LoadOwn(), fault => Assert.Fail(fault.ToString()));
        ISpeechProbability[] calls = [.. sounds.Select(_ => pool.Open())];
        VadLine[] lines = [.. sounds.Select(_ => new VadLine(alone))];
        float[] expected = new float[sounds.Length];
        for (int frame = 0; frame < 50; frame++)
        {
            for (int call = 0; call < calls.Length; call++)
            {
                short[] samples = sounds[call][(frame * 160)..((frame + 1) * 160)];
                // With a frame comes the answer to the one before it.
                Assert.Equal(expected[call], calls[call].Next(samples), 1e-4);
                expected[call] = lines[call].Next(samples);
            }

            await WaitAsync(() => pool.Windows == (frame + 1) * calls.Length);
        }

        Assert.True(pool.Batches <= pool.Windows);
        Assert.All(lines, line => line.Dispose());
    }

    [Fact]
    public async Task Frames_AllocateNothing()
    {
        using var pool = new VadPool(VadModel.LoadOwn(), _ => { });
        ISpeechProbability call = pool.Open();
        short[] frame = Sounds.Speech(TimeSpan.FromMilliseconds(20));
        for (int i = 1; i <= 100; i++)
        {
            call.Next(frame);
            await WaitAsync(() => pool.Windows == i);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            call.Next(frame);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task Model_WhenItThrows_IsReportedOnce_AndCallsGoOnWithoutIt()
    {
        var faults = new List<Exception>();
        var model = VadModel.LoadOwn();
        using var pool = new VadPool(model, faults.Add);
        ISpeechProbability[] calls = [pool.Open(), pool.Open()];
        model.Dispose();
        await WaitAsync(() => calls.All(call => float.IsNaN(call.Next(new short[160]))));
        Assert.Single(faults);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var late = new CancellationTokenSource(s_patience);
        while (!condition())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
