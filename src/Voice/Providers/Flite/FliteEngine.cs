using System.Globalization;
using System.Text;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Sounds;
using Microsoft.Extensions.Options;

namespace CxBridge.Voice.Providers.Flite;

/// <summary>flite (Festival Lite): American English, softer than espeak-ng. Voices: kal, kal16, awb, rms, slt.</summary>
internal sealed class FliteEngine(IOptions<VoiceOptions> options) : ISpeechEngine, IDisposable
{
    private const string Cure = "Install it: apt-get install flite";

    /// <summary>The rate at which flite's voices speak when their durations are not stretched, words a minute.</summary>
    private const double NaturalRate = 170;

    private readonly EngineProcess _process = new("flite", Cure, options.Value.EngineConcurrency, options.Value.EngineTimeout);
    private IReadOnlyList<string>? _voices;

    /// <inheritdoc/>
    public string Name => "flite";

    /// <inheritdoc/>
    public async Task<Sound> SpeakAsync(string sentence, VoiceSettings voice, CancellationToken cancellationToken)
    {
        // flite takes its standard voice for an unknown one, without a word.
        _voices ??= await ListVoicesAsync(cancellationToken);
        if (!_voices.Contains(VoiceName.Checked(voice)))
        {
            throw new SpeechUnavailableException($"flite has no voice '{voice.Name}'. Voices: {string.Join(", ", _voices)}");
        }

        // flite seeks in its output and reads no pipe, so both ends are files in a folder that only this user can read.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cxbridge-flite-");
        try
        {
            string text = Path.Combine(folder.FullName, "text");
            string wav = Path.Combine(folder.FullName, "wav");
            await File.WriteAllTextAsync(text, sentence, Encoding.ASCII, cancellationToken);
            string stretch = (NaturalRate / voice.WordsPerMinute).ToString("0.000", CultureInfo.InvariantCulture);
            await _process.RunAsync(["-voice", voice.Name, "--setf", $"duration_stretch={stretch}", "-f", text, "-o", wav], "", cancellationToken);
            return WavReader.Read(await File.ReadAllBytesAsync(wav, cancellationToken));
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException)
        {
            throw new SpeechUnavailableException($"flite wrote no sound: {e.Message}.", e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListVoicesAsync(CancellationToken cancellationToken)
    {
        string answer = Encoding.ASCII.GetString(await _process.RunAsync(["-lv"], "", cancellationToken));
        return answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..].Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
