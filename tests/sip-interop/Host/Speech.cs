using System.Diagnostics;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Host;

/// <summary>What a callee says, at stated moments, spoken by flite.</summary>
internal static class Speech
{
    /// <summary>Says each text, and is silent after it for as many seconds as the text is given with.</summary>
    public static async Task<byte[]> Wav(params (string Text, double SilenceAfter)[] phrases)
    {
        var samples = new List<short>();
        foreach ((string text, double silence) in phrases)
        {
            samples.AddRange(await Say(text));
            samples.AddRange(new short[(int)(8000 * silence)]);
        }

        return Support.Wav.Of8Khz([.. samples]);
    }

    private static async Task<short[]> Say(string text)
    {
        string file = Path.GetTempFileName();
        try
        {
            // kal is flite's voice of 8 kHz.
            using Process flite = Process.Start("flite", ["-voice", "kal", "-t", text, "-o", file]);
            await flite.WaitForExitAsync();
            return Support.Wav.Samples(await File.ReadAllBytesAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
