using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Tests.Unit.Media.Codecs;

public class G711Tests
{
    // ITU-T G.711 tables 1a to 2b: octets as they are on the wire, values scaled to 16 bits (A-law x 8, mu-law x 4).
    [Theory]
    [InlineData(AudioCodec.Pcmu, 0x80, 32124)]
    [InlineData(AudioCodec.Pcmu, 0x00, -32124)]
    [InlineData(AudioCodec.Pcmu, 0x8F, 16764)]
    [InlineData(AudioCodec.Pcmu, 0x9F, 8316)]
    [InlineData(AudioCodec.Pcmu, 0xAF, 4092)]
    [InlineData(AudioCodec.Pcmu, 0xBF, 1980)]
    [InlineData(AudioCodec.Pcmu, 0xEF, 132)]
    [InlineData(AudioCodec.Pcmu, 0xFE, 8)]
    [InlineData(AudioCodec.Pcmu, 0xFF, 0)]
    [InlineData(AudioCodec.Pcmu, 0x7F, 0)]
    [InlineData(AudioCodec.Pcma, 0xAA, 32256)]
    [InlineData(AudioCodec.Pcma, 0x2A, -32256)]
    [InlineData(AudioCodec.Pcma, 0xD5, 8)]
    [InlineData(AudioCodec.Pcma, 0x55, -8)]
    [InlineData(AudioCodec.Pcma, 0xC5, 264)]
    [InlineData(AudioCodec.Pcma, 0xF5, 528)]
    [InlineData(AudioCodec.Pcma, 0x80, 5504)]
    public void Decode_GivesTheValuesOfTheStandard(AudioCodec codec, int octet, int expected)
    {
        var sample = new short[1];
        G711.Decode(codec, [(byte)octet], sample);
        Assert.Equal(expected, sample[0]);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void Encode_OfADecodedOctet_GivesThatOctet(AudioCodec codec)
    {
        var octets = new byte[256];
        var samples = new short[256];
        var again = new byte[256];
        for (int i = 0; i < 256; i++)
        {
            octets[i] = (byte)i;
        }

        G711.Decode(codec, octets, samples);
        G711.Encode(codec, samples, again);
        if (codec == AudioCodec.Pcmu)
        {
            // Mu-law has two zeros; the negative one is read as the positive one.
            octets[0x7F] = 0xFF;
        }

        Assert.Equal(octets, again);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void RoundTrip_OfEverySample_StaysWithinHalfAStepOfItsSegment(AudioCodec codec)
    {
        var sample = new short[1];
        var octet = new byte[1];
        for (int value = short.MinValue; value <= short.MaxValue; value++)
        {
            G711.Encode(codec, [(short)value], octet);
            G711.Decode(codec, octet, sample);
            int magnitude = Math.Abs(value);
            double allowed = magnitude > 32100 ? 700 : 16 + (magnitude / 31.0);
            Assert.True(Math.Abs(sample[0] - value) <= allowed, $"{value} became {sample[0]}");
        }
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void Silence_IsTheOctetOfZero(AudioCodec codec)
    {
        var octet = new byte[1];
        G711.Encode(codec, [0], octet);
        Assert.Equal(G711.Silence(codec), octet[0]);
    }
}
