using CxBridge.Media.Vad.Onnx;

namespace CxBridge.Media.Vad.Own;

/// <summary>
/// The product's own model as an ONNX graph, from its weights.
/// <code>
/// input [calls, 256] -> spectrum -> power -> bands -> log -> normal    SpeechSpectrum
///   -> dense, ReLU -> GRU (state) -> dense, sigmoid -> output [calls, 1]
/// </code>
/// 256 samples are 96 of context and 160 new ones, so that each frame of 20 ms is one window.
/// </summary>
public static class OwnModel
{
    /// <summary>What results name.</summary>
    public const string Name = "cxbridge";

    /// <summary>Writes the model file.</summary>
    public static byte[] ToOnnx(OwnWeights weights)
    {
        int dense = weights.Rows("dense.bias");
        int hidden = weights.Rows("out.weight");
        var graph = new OnnxGraph("voice_activity");
        graph.Input("input", null, SpeechSpectrum.Window);
        graph.Input("state", 1, null, hidden);
        graph.Output("output", null, 1);
        graph.Output("stateN", 1, null, hidden);

        graph.Floats("basis", SpeechSpectrum.Basis, SpeechSpectrum.Window, SpeechSpectrum.Waves);
        graph.Floats("triangles", SpeechSpectrum.Triangles, SpeechSpectrum.Waves, SpeechSpectrum.Bands);
        graph.Floats("faintest", [SpeechSpectrum.Faintest], 1);
        graph.Floats("mean", weights.Get("mean", SpeechSpectrum.Bands, 1), SpeechSpectrum.Bands);
        graph.Floats("scale", weights.Get("scale", SpeechSpectrum.Bands, 1), SpeechSpectrum.Bands);
        graph.Node("MatMul", ["input", "basis"], ["spectrum"]);
        graph.Node("Mul", ["spectrum", "spectrum"], ["power"]);
        graph.Node("MatMul", ["power", "triangles"], ["bands"]);
        graph.Node("Add", ["bands", "faintest"], ["bands_above_zero"]);
        graph.Node("Log", ["bands_above_zero"], ["log_bands"]);
        graph.Node("Sub", ["log_bands", "mean"], ["centred"]);
        graph.Node("Mul", ["centred", "scale"], ["normal"]);

        graph.Floats("dense.weight", weights.Get("dense.weight", SpeechSpectrum.Bands, dense), SpeechSpectrum.Bands, dense);
        graph.Floats("dense.bias", weights.Get("dense.bias", dense, 1), dense);
        graph.Node("MatMul", ["normal", "dense.weight"], ["dense.product"]);
        graph.Node("Add", ["dense.product", "dense.bias"], ["dense.sum"]);
        graph.Node("Relu", ["dense.sum"], ["dense"]);

        graph.Integers("first", [0], 1);
        graph.Floats("gru.w", weights.Get("gru.w", 3 * hidden, dense), 1, 3 * hidden, dense);
        graph.Floats("gru.r", weights.Get("gru.r", 3 * hidden, hidden), 1, 3 * hidden, hidden);
        graph.Floats("gru.b", weights.Get("gru.b", 6 * hidden, 1), 1, 6 * hidden);
        graph.Node("Unsqueeze", ["dense", "first"], ["sequence"]);
        graph.Node("GRU", ["sequence", "gru.w", "gru.r", "gru.b", "", "state"], ["", "stateN"], ("hidden_size", hidden), ("linear_before_reset", 1));
        graph.Node("Squeeze", ["stateN", "first"], ["memory"]);

        graph.Floats("out.weight", weights.Get("out.weight", hidden, 1), hidden, 1);
        graph.Floats("out.bias", weights.Get("out.bias", 1, 1), 1);
        graph.Node("MatMul", ["memory", "out.weight"], ["out.product"]);
        graph.Node("Add", ["out.product", "out.bias"], ["out.sum"]);
        graph.Node("Sigmoid", ["out.sum"], ["output"]);
        return graph.ToModel("cxbridge");
    }
}
