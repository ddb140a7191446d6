using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Speaking;

/// <summary>What makes two sentences sound the same: the cache's key, a digest, so that neither memory dumps nor file names give the text away.</summary>
internal readonly record struct SentenceKey(string Digest)
{
    /// <summary>Raised whenever the preparation of sound changes, or old files would be played.</summary>
    private const int Version = 1;

    public static SentenceKey Of(string sentence, VoiceSettings voice, int sampleRate) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{voice.Engine}\n{voice.Name}\n{voice.WordsPerMinute}\n{sampleRate}\n{sentence}"))));

    public override string ToString() => Digest;
}
