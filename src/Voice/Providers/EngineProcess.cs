using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers;

/// <summary>Runs a command-line engine: a process for each utterance, bounded in number, time and output. Text goes in by standard input and never by
/// arguments, which every user of the machine can read.</summary>
internal sealed class EngineProcess(string program, string cure, int concurrency, TimeSpan timeout) : IDisposable
{
    /// <summary>Ten minutes of 22 kHz sound; an engine that writes more has lost its way.</summary>
    private const int MaxOutput = 32 * 1024 * 1024;

    private readonly SemaphoreSlim _running = new(concurrency);

    /// <summary>What the program wrote to its standard output.</summary>
    public async Task<byte[]> RunAsync(IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(timeout);
        try
        {
            await _running.WaitAsync(bound.Token);
            try
            {
                return await RunOneAsync(arguments, input, bound.Token);
            }
            finally
            {
                _running.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpeechUnavailableException($"{program} did not answer within {timeout.TotalSeconds:0} s. Is the machine overloaded?");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    private async Task<byte[]> RunOneAsync(IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        using Process process = Start(arguments);
        try
        {
            Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            Task<string> complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process, input, cancellationToken);
            byte[] bytes = await output;
            string words = await complaint;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? bytes
                : throw new SpeechUnavailableException($"{program} failed with code {process.ExitCode}: {words.Trim().ReplaceLineEndings(" ")}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SpeechUnavailableException($"{program} cannot be started. {cure}", e);
        }
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read its input: its exit code and its complaint tell why.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            if (all.Length + count > MaxOutput)
            {
                throw new SpeechUnavailableException($"A speech engine wrote more than {MaxOutput} bytes for one sentence.");
            }

            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }
}
