using Orleans.Serialization;

namespace CxBridge.Tests.Cluster.Messages;

/// <summary>A <see cref="SealedLetter"/> as an application would write it whose alias we do not know.</summary>
internal static class StrangeLetter
{
    public const string Alias = "cx.test.strange-thing";

    public static byte[] From(Serializer serializer)
    {
        var bytes = serializer.SerializeToArray<Shape>(new SealedLetter("secret") { Name = "letter" });
        "strange-thing"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("sealed-letter"u8)));
        return bytes;
    }
}
