namespace CxBridge.Practice.Hosting;

/// <summary>Ends the process with the one that started it: when standard input is a pipe, its end means that nobody holds the other side.
/// A terminal, a file or /dev/null is left alone, since a server in the background must not end at once.</summary>
internal static class ParentWatch
{
    /// <summary>Completes when the pipe closes; never when standard input is no pipe.</summary>
    public static async Task WhenGoneAsync(CancellationToken cancellationToken)
    {
        if (!IsPipe())
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return;
        }

        await using Stream input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
            // What is written to the pipe means nothing; only its end does.
        }
    }

    private static bool IsPipe()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/self/fd/0", returnFinalTarget: false)?.Name.StartsWith("pipe:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
