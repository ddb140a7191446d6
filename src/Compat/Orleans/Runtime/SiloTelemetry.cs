using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Runtime;

/// <summary>The sources under which Orleans is known to collectors.</summary>
internal static class SiloTelemetry
{
    public static ActivitySource Source { get; } = new("Microsoft.Orleans.Application", "1.0.0");

    public static Meter Meter { get; } = new("Microsoft.Orleans");

    /// <summary>Runs a request inside a span that is the child of the caller's.</summary>
    public static void Trace(GrainRequest request, Activation activation)
    {
        using var activity = Source.StartActivity(request.Descriptor.ActivityName, ActivityKind.Server, request.ParentActivity);
        activity?.SetTag("rpc.system", "orleans");
        activity?.SetTag("rpc.service", request.Descriptor.InterfaceName);
        activity?.SetTag("rpc.method", request.Descriptor.MethodName);
        request.Execute(activation);
    }
}
