using System.Globalization;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>Whether another program listens yet.</summary>
internal static class Ports
{
    /// <summary>Waits until the kernel lists the port as bound: another program tells in no other way that it is ready.</summary>
    public static async Task WaitUntilBoundAsync(int port, string protocol, Func<string?> death)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string wanted = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        while (!File.ReadLines($"/proc/net/{protocol}").Any(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, ..] && local.EndsWith(wanted, StringComparison.Ordinal)))
        {
            if (death() is { } last)
            {
                throw new InvalidOperationException(last);
            }

            await Task.Delay(20, late.Token);
        }
    }
}
