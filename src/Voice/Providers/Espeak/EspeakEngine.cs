using CxBridge.Domain.Speech;
using CxBridge.Voice.Sounds;
using Microsoft.Extensions.Options;

namespace CxBridge.Voice.Providers.Espeak;

/// <summary>espeak-ng: small, instant, dozens of languages, plainly a robot. Voices are a language and, after '+', a variant: <c>en-us+f3</c>.</summary>
internal sealed class EspeakEngine(IOptions<VoiceOptions> options) : ISpeechEngine, IDisposable
{
    private const string Cure = "Install it: apt-get install espeak-ng";

    private readonly EngineProcess _process = new("espeak-ng", Cure, options.Value.EngineConcurrency, options.Value.EngineTimeout);
    private IReadOnlyList<string>? _variants;

    /// <inheritdoc/>
    public string Name => "espeak-ng";

    /// <inheritdoc/>
    public async Task<Sound> SpeakAsync(string sentence, VoiceSettings voice, CancellationToken cancellationToken)
    {
        await CheckVariantAsync(voice.Name, cancellationToken);
        byte[] wav = await _process.RunAsync(
            ["-v", VoiceName.Checked(voice), "-s", $"{voice.WordsPerMinute}", "-b", "1", "--stdin", "--stdout"], sentence, cancellationToken);
        try
        {
            return WavReader.Read(wav);
        }
        catch (FormatException e)
        {
            throw new SpeechUnavailableException($"espeak-ng wrote no sound: {e.Message}.", e);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListVoicesAsync(CancellationToken cancellationToken) =>
        [.. (await ColumnAsync("--voices", 1, cancellationToken)).Distinct()];

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>espeak-ng says nothing of a variant that does not exist, and speaks as a man: the one mistake that must not pass in silence.</summary>
    private async Task CheckVariantAsync(string voice, CancellationToken cancellationToken)
    {
        int plus = voice.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0)
        {
            return;
        }

        _variants ??= [.. (await ColumnAsync("--voices=variant", 4, cancellationToken)).Select(file => file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..])];
        if (!_variants.Contains(voice[(plus + 1)..]))
        {
            throw new SpeechUnavailableException($"espeak-ng has no variant '{voice[(plus + 1)..]}'. Variants: {string.Join(", ", _variants.Take(20))}, …");
        }
    }

    /// <summary>A column of espeak-ng's table of voices, heading left out.</summary>
    private async Task<IEnumerable<string>> ColumnAsync(string argument, int column, CancellationToken cancellationToken)
    {
        string table = System.Text.Encoding.UTF8.GetString(await _process.RunAsync([argument], "", cancellationToken));
        return table.Split('\n').Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length > column)
            .Select(columns => columns[column]);
    }
}
