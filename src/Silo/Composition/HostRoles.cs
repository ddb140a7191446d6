namespace CxBridge.Silo.Composition;

/// <summary>What belongs to a role.</summary>
internal static class HostRoles
{
    public static bool CarriesCalls(this HostRole role) => role is HostRole.All or HostRole.Media;

    public static bool ServesConsole(this HostRole role) => role is HostRole.All or HostRole.Gateway;

    public static bool Controls(this HostRole role) => role is HostRole.All or HostRole.Control;
}
