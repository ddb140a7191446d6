using CxBridge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Contract.Connections;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Validate_TellsAllErrorsWithTheirKeys()
    {
        var services = new ServiceCollection();
        services.AddPostgresStorage(o =>
        {
            o.DataFolder = "";
            o.Readers = 0;
            o.LockTimeout = TimeSpan.Zero;
            o.ConnectionString = "Host=db;Password=secret;Colour=blue";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<StorageOptions>>().Value);

        Assert.Equal(
            ["Storage:ConnectionString", "Storage:DataFolder", "Storage:LockTimeout", "Storage:Readers"],
            error.Failures.Select(f => string.Join(':', f.Split(':')[..2])).Order());
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
