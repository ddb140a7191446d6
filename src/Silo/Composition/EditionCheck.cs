using CxBridge.Domain.Configuration;

namespace CxBridge.Silo.Composition;

/// <summary>Who sets an edition expects another program than this one: it is chosen when the program is built. Pure.</summary>
internal static class EditionCheck
{
    private const string Key = "Edition";

    public static IEnumerable<ConfigurationError> Errors(IConfiguration configuration) => configuration.GetSection(Key).Exists()
        ? [new ConfigurationError(
            Key, $"is chosen when the program is built, and this one is {EditionParts.Name}", "Leave it out; build with -p:Edition=Embedded or -p:Edition=Cluster for the one you want.")]
        : [];
}
