using CxBridge.Media.Turns;
using CxBridge.Media.Vad;
using CxBridge.Media.Vad.Onnx;
using CxBridge.Media.Vad.Own;

namespace CxBridge.Tests.Unit.Media.Vad;

public class VadModelTests
{
    [Fact]
    public void OwnModel_TakesAFrameAtATime()
    {
        using var model = VadModel.LoadOwn();
        Assert.Equal(("cxbridge", 160, 96, 1), (model.Name, model.Window, model.Context, model.Layers));
    }

    [Fact]
    public void OwnModel_HearsSilenceAsSilence()
    {
        using var model = VadModel.LoadOwn();
        using var line = new VadLine(model);
        Assert.All(Enumerable.Range(0, 100).Select(_ => line.Next(new short[160])), likely => Assert.InRange(likely, 0, 0.2));
    }

    [Fact]
    public void ModelOfSileroShape_TakesWindowsOf256SamplesWith32BeforeThem()
    {
        using VadModel model = VadModel.FromMemory("silero", SileroLike());
        Assert.Equal((256, 32, 2, 128), (model.Window, model.Context, model.Layers, model.Hidden));
        using var line = new VadLine(model);
        short[] loud = [.. Enumerable.Repeat((short)16384, 160)];
        // Sum of the input: 144 loud samples of the first window at 0.5; then, with context, 288 of them.
        Assert.Equal([0, 128, 128, 144], Enumerable.Range(0, 4).Select(_ => line.Next(loud)).Take(4));
    }

    [Theory]
    [InlineData("not a model at all")]
    [InlineData("")]
    public void File_WhichIsNoModel_IsRefusedByName(string content)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, content);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => VadModel.Load(file));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void ModelOfAnotherKind_IsRefused_AndSaysWhatItTakes()
    {
        var graph = new OnnxGraph("other");
        graph.Input("picture", null, 8);
        graph.Output("cat", null, 8);
        graph.Node("Identity", ["picture"], ["cat"]);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => VadModel.FromMemory("other", graph.ToModel("test")));
        Assert.Contains("picture", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_SurviveTheirText()
    {
        var weights = new OwnWeights();
        weights.Set("a", 5, 7, [.. Enumerable.Range(0, 35).Select(i => (i - 17) / 16f)]);
        var text = new StringWriter();
        weights.Write(text);
        Assert.Equal(weights.Get("a", 5, 7), OwnWeights.Read(new StringReader(text.ToString())).Get("a", 5, 7));
        Assert.Contains("Line 2", Assert.Throws<InvalidDataException>(() => OwnWeights.Read(new StringReader("a 1 2\n1 x\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detector_WithAModelThatCannotTell_GoesByPitch()
    {
        short[] talk = [.. Sounds.Silence(TimeSpan.FromSeconds(1)), .. Sounds.Speech(TimeSpan.FromSeconds(1)), .. Sounds.Silence(TimeSpan.FromSeconds(1))];
        Assert.Equal(Events(new VoiceActivityDetector(8000), talk), Events(new VoiceActivityDetector(8000, new Fixed(float.NaN)), talk));
    }

    [Theory]
    [InlineData(0.9f, 2)]
    [InlineData(0.4f, 0)]
    public void Detector_WithAModel_GoesByItsProbability(float likely, int events)
    {
        short[] talk = [.. Sounds.Silence(TimeSpan.FromSeconds(1)), .. Sounds.Noise(-20, TimeSpan.FromSeconds(1), 1), .. Sounds.Silence(TimeSpan.FromSeconds(1))];
        Assert.Equal(events, Events(new VoiceActivityDetector(8000, new Fixed(likely)), talk).Length);
    }

    private static VoiceActivity[] Events(VoiceActivityDetector detector, short[] talk) =>
        [.. talk.Chunk(160).Select(frame => detector.Process(frame)).Where(what => what != VoiceActivity.Unchanged)];

    // Silero's inputs and outputs; its probability is the sum of the samples it was given.
    private static byte[] SileroLike()
    {
        var graph = new OnnxGraph("like_silero");
        graph.Input("input", null, null);
        graph.Input("state", 2, null, 128);
        graph.Scalar("sr");
        graph.Output("output", null, 1);
        graph.Output("stateN", 2, null, 128);
        graph.Integers("along", [1], 1);
        graph.Node("ReduceSum", ["input", "along"], ["output"]);
        graph.Node("Identity", ["state"], ["stateN"]);
        return graph.ToModel("test");
    }

    private sealed class Fixed(float likely) : ISpeechProbability
    {
        public float Next(ReadOnlySpan<short> frame) => likely;
    }
}
