using System.Text.Json;

namespace CxBridge.Gateway.Problems;

/// <summary>The text form of enums in the interface: lower snake case, the same as in the store.</summary>
internal static class Codes
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    public static bool TryParse<TEnum>(string? text, out TEnum value) where TEnum : struct, Enum =>
        Names<TEnum>.ByName.TryGetValue(text ?? "", out value);

    public static string AllOf<TEnum>() where TEnum : struct, Enum => string.Join(", ", Names<TEnum>.ByName.Keys);

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key);
    }
}
