namespace CxBridge.Tests.Unit.Voice;

/// <summary>A test that needs the speech engines of Debian (espeak-ng, flite, pocketsphinx-en-us) and is skipped, with the reason, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpeechFactAttribute : FactAttribute
{
    private static readonly string[] Needed = ["/usr/bin/espeak-ng", "/usr/bin/flite", "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"];

    public SpeechFactAttribute()
    {
        string[] missing = [.. Needed.Where(path => !File.Exists(path))];
        Skip = missing.Length == 0 ? null : $"not installed: {string.Join(", ", missing)}";
    }
}
