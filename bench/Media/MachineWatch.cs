using System.Diagnostics;
using System.Globalization;

namespace CxBridge.Bench.Media;

/// <summary>Tells how busy the machine is beside the bench, from /proc.</summary>
internal sealed class MachineWatch
{
    private const double TicksPerSecond = 100;
    private readonly double _busy = BusySeconds();
    private readonly double _own = Own();

    /// <summary>Processor time of this process since the watch began.</summary>
    public double OwnSeconds => Own() - _own;

    /// <summary>What everything used since then.</summary>
    public MachineFigures Figures(TimeSpan wall, double generatorSeconds)
    {
        double busy = (BusySeconds() - _busy) / wall.TotalSeconds;
        double generator = generatorSeconds / wall.TotalSeconds;
        double own = OwnSeconds / wall.TotalSeconds;
        return new MachineFigures(Environment.ProcessorCount, Math.Round(generator, 3), Math.Round(Math.Max(0, busy - generator - own), 3), Load());
    }

    private static double Own() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    // The first line of /proc/stat: user nice system idle iowait irq softirq steal, in hundredths of a second.
    private static double BusySeconds()
    {
        double[] fields = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        return (fields.Sum() - fields[3] - fields[4]) / TicksPerSecond;
    }

    private static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
