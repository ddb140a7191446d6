using Microsoft.Extensions.Hosting;

namespace CxBridge.Sip;

/// <summary>Opens the endpoint with the host; the container closes it.</summary>
internal sealed class SipHostedService(SipEndpoint endpoint) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        endpoint.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
