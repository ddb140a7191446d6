namespace Orleans;

/// <summary>The grain factory as seen from outside grains; here it is always the one inside the process.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
