using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Sip.Fuzz;

/// <summary>The same over real sockets: the loops have to outlive what they read, and the log must not grow with it.</summary>
public sealed class SocketFuzzTests
{
    private const int Datagrams = 10_000;
    private const int Connections = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task GarbageOnUdpAndTcp_LeavesTheEndpointAtWork_AndTheLogShort()
    {
        var logs = new CountingLogs();
        await using var endpoint = new SipEndpoint(new SipOptions { ListenAddress = "127.0.0.1", Port = 0, MaxCalls = 64 }, TimeProvider.System, logs);
        endpoint.Start();
        var mutator = new Mutator(5626);
        byte[][] seeds = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sip", "Messages", "Torture"), "*.dat", SearchOption.AllDirectories).Select(File.ReadAllBytes)];
        using (var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            for (int i = 0; i < Datagrams; i++)
            {
                byte[] bytes = mutator.Spoil(mutator.Any(seeds), mutator.Any(seeds));
                await udp.SendAsync(bytes.AsMemory(0, Math.Min(bytes.Length, 60_000)), endpoint.LocalEndPoint);
            }

            for (int i = 0; i < Connections; i++)
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync(endpoint.LocalEndPoint);
                await tcp.GetStream().WriteAsync(mutator.Spoil(mutator.Any(seeds), mutator.Any(seeds)));
            }
        }

        await using var caller = new SipEndpoint(new SipOptions { ListenAddress = "127.0.0.1", Port = 0 }, TimeProvider.System, NullLoggerFactory.Instance);
        caller.Start();
        foreach (string transport in (string[])["udp", "tcp"])
        {
            var route = new CarrierRoute(CarrierId.New(TimeProvider.System), $"sip:{endpoint.LocalEndPoint};transport={transport}", null, null);
            SipProbeResult result = await new SipProbe(caller).PingAsync(route, s_patience, CancellationToken.None);
            Assert.Equal(SipProbeVerdict.Reachable, result.Verdict);
        }

        Assert.Equal(0, logs.Errors);
        Assert.InRange(logs.All, 1, 100);
    }

    private sealed class CountingLogs : ILoggerFactory, ILogger
    {
        private int _all;
        private int _errors;

        public int All => _all;

        public int Errors => _errors;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
            // Counts only.
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref _all);
            if (logLevel >= LogLevel.Error)
            {
                Interlocked.Increment(ref _errors);
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
