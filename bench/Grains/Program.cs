using System.Text.Json;
using CxBridge.Bench.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Logging.ClearProviders();
builder.UseOrleans(static silo => silo.UseLocalhostClustering());
using var host = builder.Build();
await host.StartAsync();

var bench = new CallBench(host.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System);
await bench.RunAsync(TimeSpan.FromSeconds(2)); // the JIT's turn
var (callsPerSecond, p99Micros) = await bench.RunAsync(TimeSpan.FromSeconds(4));
var bytesPerActivation = await bench.BytesPerActivationAsync(activations: 100_000);
Console.WriteLine(JsonSerializer.Serialize(new Measurement(callsPerSecond, p99Micros, bytesPerActivation)));
await host.StopAsync();
