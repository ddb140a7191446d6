using System.Text;

namespace CxBridge.Domain.Ids;

/// <summary>A hash of a text that is the same in every process and release (FNV-1a, 64 bits); string.GetHashCode differs in each.</summary>
internal static class StableHash
{
    /// <summary>Of its UTF-8 octets. Texts that differ only at their end have hashes that are near each other: mix it where that matters.</summary>
    public static ulong Of(string text)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 1_099_511_628_211;
        }

        return hash;
    }
}
