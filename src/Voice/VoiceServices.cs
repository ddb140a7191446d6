using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;
using CxBridge.Voice.Dialogue.Flow;
using CxBridge.Voice.Doctor;
using CxBridge.Voice.Providers;
using CxBridge.Voice.Providers.Espeak;
using CxBridge.Voice.Providers.Flite;
using CxBridge.Voice.Providers.PocketSphinx;
using CxBridge.Voice.Speaking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxBridge.Voice;

/// <summary>Puts speech and dialogue into a host.</summary>
public static class VoiceServices
{
    /// <summary>Adds <see cref="ITextToSpeech"/>, <see cref="ISpeechToText"/>, <see cref="IVocabulary"/>, <see cref="IDialogueFactory"/> and
    /// <see cref="VoiceDoctor"/> and <see cref="VoiceReadiness"/>. The options are checked when the host starts; no engine has to be installed until it is used.</summary>
    public static IServiceCollection AddVoice(this IServiceCollection services, Action<VoiceOptions>? configure = null)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<VoiceOptions>().Configure(options => configure?.Invoke(options)).ValidateDataAnnotations().ValidateOnStart();

        // A further provider is one more line like these.
        services.AddSingleton<ISpeechEngine, EspeakEngine>();
        services.AddSingleton<ISpeechEngine, FliteEngine>();
        services.AddSingleton<ITextToSpeech, CachedTextToSpeech>();

        services.AddSingleton<IVocabulary, SphinxVocabulary>();
        services.AddSingleton<DecoderPool>();
        services.AddSingleton<ISpeechToText, SphinxSpeechToText>();

        services.AddSingleton<IDialogueFactory, FlowDialogueFactory>();
        services.AddSingleton(s => new VoiceDoctor(s.GetServices<ISpeechEngine>(), s.GetRequiredService<DecoderPool>(), s.GetRequiredService<IVocabulary>()));
        services.AddSingleton(s => new VoiceReadiness(s.GetServices<ISpeechEngine>(), s.GetRequiredService<DecoderPool>().Start, s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
