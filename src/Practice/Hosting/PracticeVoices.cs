using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CxBridge.Domain.Speech;

namespace CxBridge.Practice.Hosting;

/// <summary>Voices of Debian's flite and espeak-ng, one process a phrase.</summary>
internal sealed class PracticeVoices : ITextToSpeech
{
    public static ITextToSpeech Create(IServiceProvider services) => new PracticeVoices();

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string path = Path.Combine(Path.GetTempPath(), $"practice-{Guid.NewGuid():N}.wav");
        try
        {
            string[] args = request.Voice.Engine == "flite"
                ? ["-voice", request.Voice.Name, "-t", request.Text, "-o", path]
                : ["-v", request.Voice.Name, "-s", request.Voice.WordsPerMinute.ToString(), "-w", path, request.Text];
            using Process process = Process.Start(new ProcessStartInfo(request.Voice.Engine, args)) ?? throw new SpeechUnavailableException($"{request.Voice.Engine} does not start.");
            await process.WaitForExitAsync(cancellationToken);
            byte[] wav = await File.ReadAllBytesAsync(path, cancellationToken);
            int rate = BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(24));
            int data = wav.AsSpan().IndexOf("data"u8) + 8;
            short[] samples = new short[(wav.Length - data) / 2];
            Buffer.BlockCopy(wav, data, samples, 0, samples.Length * 2);
            double step = (double)rate / request.SampleRate;
            var result = new short[(int)(samples.Length / step)];
            for (int i = 0; i < result.Length; i++)
            {
                int from = (int)(i * step);
                int to = Math.Min(samples.Length, Math.Max(from + 1, (int)((i + 1) * step)));
                result[i] = (short)samples.AsSpan(from, to - from).ToArray().Average(s => (double)s);
            }

            yield return result;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
