namespace Orleans.Configuration;

public class SiloOptions
{
    /// <summary>Default: <c>Silo_</c> and five random characters.</summary>
    public string SiloName { get; set; } = $"Silo_{Guid.NewGuid().ToString("N")[..5]}";
}
