using System.Diagnostics;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>A host that is expected to refuse its start, as a person sees it at the terminal.</summary>
internal static class HostProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Exit code, and everything it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> Refusal(CancellationToken cancellationToken, params string[] arguments)
    {
        using Process process = Run(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>Starts it.</summary>
    public static Process Run(params string[] arguments) => Process.Start(
        new ProcessStartInfo(BuiltProgram.Host, ["run", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
}
