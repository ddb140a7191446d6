using CxBridge.Domain.Speech;
using CxBridge.Voice.Sounds;

namespace CxBridge.Voice.Providers;

/// <summary>A text-to-speech provider behind the cache. To add one, put an implementation into <c>Providers/&lt;name&gt;/</c> and register it as
/// <see cref="ISpeechEngine"/>; bots choose it by <see cref="VoiceSettings.Engine"/>.</summary>
public interface ISpeechEngine
{
    /// <summary>The name that bots use.</summary>
    string Name { get; }

    /// <summary>Speaks one sentence of plain words, at whatever sample rate and level the engine likes.</summary>
    /// <exception cref="SpeechUnavailableException">Not installed, no such voice, too slow, or broken.</exception>
    Task<Sound> SpeakAsync(string sentence, VoiceSettings voice, CancellationToken cancellationToken);

    /// <summary>Looks whether the engine is there.</summary>
    /// <returns>The names of its voices.</returns>
    /// <exception cref="SpeechUnavailableException">It is not; the message names the cure.</exception>
    Task<IReadOnlyList<string>> ListVoicesAsync(CancellationToken cancellationToken);
}
