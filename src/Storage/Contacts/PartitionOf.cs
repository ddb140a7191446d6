using CxBridge.Domain.Telephony;

namespace CxBridge.Storage.Contacts;

/// <summary>Which partition a number belongs to: even shares, however small the batches of the import are, and the same one for ever.</summary>
internal static class PartitionOf
{
    public static int Number(PhoneNumber number, int partitions)
    {
        // FNV-1a, 32 bits. string.GetHashCode differs in every process.
        uint hash = 2_166_136_261;
        foreach (char digit in number.E164)
        {
            hash = (hash ^ digit) * 16_777_619;
        }

        return (int)(hash % (uint)partitions);
    }
}
