using CxBridge.Media.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Vad;

/// <summary>
/// How the calls of this process tell speech from everything else.
/// <code>
/// 1 the model file of the settings, if it is there
/// 2 the product's own model
/// 3 level and pitch, when ONNX Runtime is not here, the file cannot be used, or a model throws
/// </code>
/// Which one it is, is in the log once.
/// </summary>
public sealed partial class SpeechDetection : IDisposable
{
    private const string ByPitch = "pitch";
    private readonly ILogger<SpeechDetection> _log;
    private readonly VadPool? _pool;
    private volatile bool _failed;

    /// <summary>Loads the model.</summary>
    public SpeechDetection(IOptions<MediaOptions> options, ILogger<SpeechDetection> log)
    {
        _log = log;
        string file = options.Value.VadModel;
        if (file.Length > 0 && Load(file) is { } model)
        {
            _pool = new VadPool(model, Fail);
        }

        LogModel(Model);
    }

    /// <summary>File name of the model, <c>cxbridge</c> for the product's own, or <c>pitch</c>.</summary>
    public string Model => _failed ? ByPitch : _pool?.Model ?? ByPitch;

    /// <summary>Begins to listen to a call.</summary>
    public VoiceActivityDetector Open() => new(model: _pool?.Open());

    /// <inheritdoc/>
    public void Dispose() => _pool?.Dispose();

    private VadModel? Load(string file)
    {
        try
        {
            return File.Exists(file) ? VadModel.Load(file) : VadModel.LoadOwn();
        }
        catch (Exception fault) when (fault is InvalidDataException or DllNotFoundException)
        {
            LogNoModel(fault.Message);
            return null;
        }
    }

    private void Fail(Exception fault)
    {
        _failed = true;
        LogModelFailed(fault);
    }

    [LoggerMessage(LogLevel.Information, "Voice activity is told by {Model}.")]
    private partial void LogModel(string model);

    [LoggerMessage(LogLevel.Warning, "No voice activity model, level and pitch decide: {Why}")]
    private partial void LogNoModel(string why);

    [LoggerMessage(LogLevel.Error, "The voice activity model failed; from now on level and pitch decide.")]
    private partial void LogModelFailed(Exception fault);
}
