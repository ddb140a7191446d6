using System.Diagnostics;
using System.Globalization;

namespace CxBridge.Media.Workers;

/// <summary>
/// One process of a worker, seen from its host. A thread of its own starts it and waits for its end: where the kernel is asked to end a child with its parent
/// (PR_SET_PDEATHSIG), it takes the thread that started it for the parent, and threads of the pool come and go.
/// </summary>
internal sealed class WorkerProcess
{
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessStartInfo _start;
    private Process? _process;

    private WorkerProcess(ProcessStartInfo start) => _start = start;

    /// <summary>Its number in the system.</summary>
    public int Id { get; private set; }

    /// <summary>Completes with what became of it, for people.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Memory in use, octets; 0 when it is gone or the system does not tell (Linux, proc(5), statm).</summary>
    public long Memory
    {
        get
        {
            try
            {
                string[] pages = File.ReadAllText($"/proc/{Id}/statm").Split(' ');
                return long.Parse(pages[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
            {
                return 0;
            }
        }
    }

    /// <summary>Starts one.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system does not start it.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerProgram program, string socket)
    {
        var start = new ProcessStartInfo(program.FileName) { UseShellExecute = false, RedirectStandardInput = true };
        foreach (string argument in program.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(socket);
        var worker = new WorkerProcess(start);
        new Thread(worker.Run) { Name = "worker", IsBackground = true }.Start();
        await worker._started.Task;
        return worker;
    }

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public void Kill()
    {
        try
        {
            _process?.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It was faster.
        }
    }

    private void Run()
    {
        try
        {
            using var process = new Process { StartInfo = _start };
            process.Start();
            _process = process;
            Id = process.Id;
            _started.SetResult();
            process.WaitForExit();
            _ended.SetResult(Tell(process.ExitCode));
        }
#pragma warning disable CA1031 // Whatever keeps it from being started goes to the one who asked.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _started.TrySetException(fault);
            _ended.TrySetResult(fault.Message);
        }
    }

    // A shell's convention, which the runtime shares: 128 and the signal's number.
    private static string Tell(int exitCode) => exitCode > 128 ? $"ended by signal {exitCode - 128}" : $"ended with code {exitCode}";
}
