using System.Buffers.Binary;
using System.Text;
using CxBridge.Domain.Calls;

namespace CxBridge.Tests.Browser.Fakes;

/// <summary>A conversation of twelve seconds: a transcript, and a stereo WAV whose tones sound when its lines are spoken.</summary>
internal static class FakeRecording
{
    private const int Rate = 8_000;
    private const int Seconds = 12;

    public static IReadOnlyList<TranscriptLine> Lines(string name) =>
    [
        new(Speaker.Caller, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.9), "Hello?"),
        new(Speaker.Bot, TimeSpan.FromSeconds(1.4), TimeSpan.FromSeconds(4.6), $"Hello {name}, this is the clinic. Your appointment is on Friday at ten. Can you come?", Interrupted: true),
        new(Speaker.Caller, TimeSpan.FromSeconds(4.4), TimeSpan.FromSeconds(6.1), "Friday, yes, that works."),
        new(Speaker.Bot, TimeSpan.FromSeconds(6.9), TimeSpan.FromSeconds(9.5), "Wonderful. We look forward to seeing you on Friday at ten."),
        new(Speaker.Caller, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11), "Thank you, bye."),
    ];

    public static byte[] Make()
    {
        byte[] wav = new byte[44 + Rate * Seconds * 4];
        Encoding.ASCII.GetBytes("RIFF").CopyTo(wav, 0);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(wav, 8);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 2);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 4);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 4);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data").CopyTo(wav, 36);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), wav.Length - 44);
        IReadOnlyList<TranscriptLine> lines = Lines("");
        for (int i = 0; i < Rate * Seconds; i++)
        {
            double at = (double)i / Rate;
            for (int channel = 0; channel < 2; channel++)
            {
                bool speaks = lines.Any(l => (int)l.Speaker == channel && l.Start.TotalSeconds <= at && at < l.End.TotalSeconds);
                // Syllables: a tone that swells four times a second.
                double level = speaks ? 9_000 * (0.35 + 0.65 * Math.Abs(Math.Sin(Math.PI * 4 * at))) * (1 + 0.3 * Math.Sin(17 * at)) : 40;
                short sample = (short)(level * Math.Sin(2 * Math.PI * (channel == 0 ? 220 : 330) * at));
                BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + 4 * i + 2 * channel), sample);
            }
        }
        return wav;
    }
}
