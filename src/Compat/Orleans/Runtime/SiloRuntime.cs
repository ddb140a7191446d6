using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The one silo: it makes references, delivers requests and sweeps over what it hosts.</summary>
internal sealed partial class SiloRuntime
{
    private readonly GrainManifest _manifest;

    public SiloRuntime(
        IServiceProvider services, GrainManifest manifest, SiloSettings settings, ILocalSiloDetails details, TimeProvider time, IWorkQueue work, SiloLog log)
    {
        Services = services;
        Settings = settings;
        Time = time;
        Work = work;
        Log = log;
        SiloAddress = details.SiloAddress;
        Directory = new ActivationDirectory(this, manifest);
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        _outgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        _manifest = manifest;
        _defaultTimeout = ToTimestamp(settings.ResponseTimeout);
    }

    public IServiceProvider Services { get; }

    public SiloSettings Settings { get; }

    public TimeProvider Time { get; }

    public IWorkQueue Work { get; }

    public SiloLog Log { get; }

    public SiloMetrics Metrics { get; } = new();

    public SiloAddress SiloAddress { get; }

    public ActivationDirectory Directory { get; }

    /// <summary>Whether the activations are being ended: no other is made, as on a silo of Orleans that leaves.</summary>
    public bool IsStopping { get; private set; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    public GrainReference CreateUntypedReference(GrainId grainId) =>
        new UntypedReference(new GrainReferenceBinding(this, grainId, GrainInterface.Untyped));

    public object CreateReference(GrainId grainId, Type interfaceType)
    {
        var target = _manifest.InterfaceOf(interfaceType);
        return target.CreateReference(new GrainReferenceBinding(this, grainId, target));
    }

    public object CreateReference(GrainId grainId, GrainInterfaceType interfaceType)
    {
        var target = _manifest.InterfaceOf(interfaceType);
        return target.CreateReference(new GrainReferenceBinding(this, grainId, target));
    }

    public long ToTimestamp(TimeSpan span) => span == Timeout.InfiniteTimeSpan
        ? long.MaxValue / 2
        : (long)(span.TotalSeconds * Time.TimestampFrequency);
}
