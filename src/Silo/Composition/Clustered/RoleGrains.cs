using CxBridge.Grains.Fleet;
using Orleans.Configuration;

namespace CxBridge.Silo.Composition;

/// <summary>
/// Which grain classes a silo offers. Orleans places a grain only on a silo that offers its class, so call slots never come to a control host, and
/// nothing but call slots to a media host, where it would share the processor with sound.
/// </summary>
internal static class RoleGrains
{
    public static void Keep(GrainTypeOptions grains, HostRole role) =>
        grains.Classes.RemoveWhere(c => c.Assembly == typeof(PinnedToHostPlacement).Assembly && !(IsPinned(c) ? role.CarriesCalls() : role.Controls()));

    private static bool IsPinned(Type grain) => grain.IsDefined(typeof(PinnedToHostAttribute), inherit: true);
}
