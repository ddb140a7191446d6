using System.Diagnostics;
using CxBridge.Tests.Unit.Architecture;

namespace CxBridge.Tests.Unit.Cx;

/// <summary>Runs bash in the root of the repository.</summary>
internal static class Shell
{
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
