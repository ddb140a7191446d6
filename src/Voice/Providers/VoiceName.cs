using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers;

/// <summary>Voice names reach command lines, so they hold letters, digits, '+', '-' and '_' only, and never begin with a dash: no option, no path.</summary>
internal static class VoiceName
{
    private const int MaxLength = 60;

    /// <summary>The name, when it is harmless.</summary>
    /// <exception cref="SpeechUnavailableException">It is not.</exception>
    public static string Checked(VoiceSettings voice) =>
        voice.Name is { Length: > 0 and <= MaxLength } name && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '_')
            ? name
            : throw new SpeechUnavailableException($"'{voice.Name}' is not the name of a voice of {voice.Engine}.");
}
