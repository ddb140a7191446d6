using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys of a grain, and references to it, from inside and outside.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase grainBase => grainBase.GrainContext.GrainId,
        _ => throw new ArgumentException(
            $"{grain?.GetType()} is neither a grain nor a grain reference; observers get a reference from CreateObjectReference.", nameof(grain)),
    };

    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)AsReference(grain, typeof(TGrainInterface));

    public static object AsReference(this IAddressable grain, Type interfaceType) => grain switch
    {
        GrainReference reference when interfaceType.IsInstanceOfType(reference) => reference,
        GrainReference reference => reference.Runtime.CreateReference(reference.GrainId, interfaceType),
        IGrainBase grainBase => grainBase.GrainContext.GrainReference.Runtime.CreateReference(grainBase.GrainContext.GrainId, interfaceType),
        _ => throw new ArgumentException($"{grain?.GetType()} has no grain reference.", nameof(grain)),
    };

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => AsReference<TGrainInterface>(grain);

    public static object Cast(this IAddressable grain, Type interfaceType) => AsReference(grain, interfaceType);

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _, out _);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().GetIntegerKey();

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetIntegerKey(out keyExt);

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().GetGuidKey();

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetGuidKey(out keyExt);

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();
}
